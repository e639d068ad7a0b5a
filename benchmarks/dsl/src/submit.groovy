// submit.groovy POSCAR COUNT: submits as many structures at once, twice, and says how long each took in milliseconds.
class Scaled {
    final double factor
    Scaled(double factor) { this.factor = factor }
    double of(double x) { factor * x }
}

def helper(structure) { step('static-energy.emt.quick', structure: structure).energy }

def copper = Structure.load args[0]
def limits = [low: 1.5d, high: [1, 2, 3]]
flow = workflow('submit.benchmark.flow') { Structure structure, double fmax = 0.01 ->
    [energy: helper(structure), scaled: new Scaled(limits.low).of(fmax), atoms: copper.size()]
}
def structures = (1..args[1].toInteger()).collect { copper.withVolume(copper.volume() * (1 + 1e-5 * it)) }
2.times {
    long began = System.nanoTime()
    def runs = flow.runCloud structure: structures, fmax: 0.02, tags: 'small-job'
    println((System.nanoTime() - began) / 1e6)
    assert runs.size() == structures.size()
}
