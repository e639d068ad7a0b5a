// River with ten workers, fetching without a cooldown. Arguments: submit one|bulk COUNT WARM-UP AT-ONCE; load COUNT; drain COUNT;
// latency COUNT.
package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"strconv"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/rivermigrate"
)

type noop struct {
	Number int `json:"number"`
}

func (noop) Kind() string { return "noop" }

type worker struct {
	river.WorkerDefaults[noop]
	started func(number int)
}

func (w *worker) Work(_ context.Context, job *river.Job[noop]) error {
	w.started(job.Args.Number)
	return nil
}

var (
	background = context.Background()
	pool       *pgxpool.Pool
)

func client(started func(number int)) *river.Client[pgx.Tx] {
	// The cooldown is the inserter's too: it notifies at most once in that time.
	config := &river.Config{
		FetchCooldown: time.Millisecond,
		Logger:        slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError})),
	}
	if started != nil {
		workers := river.NewWorkers()
		river.AddWorker(workers, &worker{started: started})
		config.Workers = workers
		config.Queues = map[string]river.QueueConfig{river.QueueDefault: {MaxWorkers: 10}}
		config.FetchPollInterval = 20 * time.Millisecond
	}
	made, err := river.NewClient(riverpgxv5.New(pool), config)
	must(err)
	return made
}

func submit(way string, count, warmUp, atOnce int) {
	inserter := client(nil)
	some := func(n int) {
		if way == "one" {
			for i := range n {
				_, err := inserter.Insert(background, noop{i}, nil)
				must(err)
			}
			return
		}
		for i := 0; i < n; i += atOnce {
			many := make([]river.InsertManyParams, min(atOnce, n-i))
			for j := range many {
				many[j].Args = noop{i + j}
			}
			_, err := inserter.InsertManyFast(background, many)
			must(err)
		}
	}
	some(warmUp)
	began := time.Now()
	some(count)
	tell("per_second", float64(count)/time.Since(began).Seconds())
	check("jobs", warmUp+count, jobs("state = 'available'"))
}

func drain(count int) {
	var done atomic.Int64
	workers := client(func(int) { done.Add(1) })
	began := time.Now()
	must(workers.Start(background))
	for done.Load() < int64(count) || jobs("state <> 'completed'") > 0 {
		time.Sleep(2 * time.Millisecond)
	}
	tell("per_second", float64(count)/time.Since(began).Seconds())
	must(workers.Stop(background))
	check("executed", count, int(done.Load()))
	check("completed", count, jobs("state = 'completed'"))
}

func jobs(condition string) int {
	var count int
	must(pool.QueryRow(background, "select count(*) from river_job where "+condition).Scan(&count))
	return count
}

func tell(name string, value float64) { fmt.Printf("figure %s %.6f\n", name, value) }

func check(what string, expected, found int) {
	if expected != found {
		must(fmt.Errorf("%s: should be %d, found %d", what, expected, found))
	}
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func number(i int) int {
	value, err := strconv.Atoi(os.Args[i])
	must(err)
	return value
}

func main() {
	config, err := pgxpool.ParseConfig(os.Getenv("DATABASE_URL"))
	must(err)
	config.MaxConns = 14
	pool, err = pgxpool.NewWithConfig(background, config)
	must(err)
	defer pool.Close()
	migrator, err := rivermigrate.New(riverpgxv5.New(pool), nil)
	must(err)
	_, err = migrator.Migrate(background, rivermigrate.DirectionUp, nil)
	must(err)
	switch os.Args[1] {
	case "submit":
		submit(os.Args[2], number(3), number(4), number(5))
	case "load":
		submit("bulk", number(2), 0, 1000)
	case "drain":
		drain(number(2))
	case "latency":
		latency(number(2))
	case "idle":
		idle()
	}
}
