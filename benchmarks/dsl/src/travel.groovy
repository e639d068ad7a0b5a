// travel.groovy RUNS OFFSET [anew]: as many runs, each of a workflow that travels and of the installed one; anew: each time with another
// captured value, which makes another bundle of the same code.
def offset = args[1].toInteger()
counting = workflow('travel.benchmark.groovy') { int n ->
    def steps = (1..n).collect { [n: it, square: it * it] }
    [value: steps*.square.sum() + offset]
}
args[0].toInteger().times {
    println counting.runCloud(n: 20).id()
    println runCloud('installed.benchmark.groovy', n: 20.0d).id()
    if (args.length > 2) offset++
}
