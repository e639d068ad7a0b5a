// travel.groovy RUNS OFFSET: as many runs, each of a workflow that travels and of the installed one. Another offset is another bundle
// with the same classes.
def offset = args[1].toInteger()
counting = workflow('travel.benchmark.groovy') { int n ->
    def steps = (1..n).collect { [n: it, square: it * it] }
    [value: steps*.square.sum() + offset]
}
args[0].toInteger().times {
    println counting.runCloud(n: 20).id()
    println runCloud('installed.benchmark.groovy', n: 20.0d).id()
}
