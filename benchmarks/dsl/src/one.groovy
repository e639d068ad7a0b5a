// one.groovy travel|installed OFFSET: a single run.
def offset = args[1].toInteger()
counting = workflow('travel.benchmark.groovy') { int n ->
    def steps = (1..n).collect { [n: it, square: it * it] }
    [value: steps*.square.sum() + offset]
}
println args[0] == 'travel' ? counting.runCloud(n: 20).id() : runCloud('installed.benchmark.groovy', n: 20.0d).id()
