package main

import (
	"bufio"
	"fmt"
	"math/rand"
	"os"
	"os/exec"
	"slices"
	"time"
)

// latency times from the call that submits to the start in another process's idle worker, which is this program called with "idle".
// The next job is submitted when the one before has started.
func latency(count int) {
	idle := exec.Command(os.Args[0], "idle")
	idle.Stderr = os.Stderr
	output, err := idle.StdoutPipe()
	must(err)
	must(idle.Start())
	defer idle.Process.Kill()
	lines := bufio.NewScanner(output)
	if !lines.Scan() || lines.Text() != "ready" {
		must(fmt.Errorf("the idle worker isn't ready: %q", lines.Text()))
	}
	inserter := client(nil)
	warmUp := min(50, count)
	var times []float64
	for i := range warmUp + count {
		time.Sleep(time.Duration(20+rand.Intn(40)) * time.Millisecond)
		submitted := time.Now().UnixMicro()
		_, err := inserter.Insert(background, noop{i}, nil)
		must(err)
		if !lines.Scan() {
			must(fmt.Errorf("the idle worker has ended"))
		}
		var started int
		var at int64
		_, err = fmt.Sscanf(lines.Text(), "started %d %d", &started, &at)
		must(err)
		check("started", i, started)
		if i >= warmUp {
			times = append(times, float64(at-submitted)/1000)
		}
	}
	slices.Sort(times)
	tell("start_p50_ms", times[len(times)/2])
	tell("start_p99_ms", times[min(len(times)-1, len(times)*99/100)])
	tell("start_worst_ms", times[len(times)-1])
}

func idle() {
	must(client(func(number int) { fmt.Printf("started %d %d\n", number, time.Now().UnixMicro()) }).Start(background))
	fmt.Println("ready")
	select {}
}
