package io.jadeite.kernel.magic;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.problem.Nearest;
import io.jadeite.engine.workflow.Stopped;
import io.jadeite.kernel.session.CellFailure;
import io.jadeite.kernel.session.Evaluated;
import io.jadeite.kernel.session.Failures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Runs cells in which code and magics stand, one after the other. For the thread of cells. */
public final class Magics {
    private final Workplace workplace;
    private final Map<String, Magic> named = new LinkedHashMap<>();

    public Magics(Workplace workplace) {
        this.workplace = workplace;
        var all = new ArrayList<Magic>();
        workplace.languages().forEach(language -> all.add(new OtherLanguage(workplace, language)));
        all.add(new Time(workplace));
        all.add(new TimeIt(workplace));
        all.add(new Who(workplace));
        all.add(new Sql(workplace));
        all.add(new Bash(workplace));
        all.add(new Command(workplace));
        all.add(new Maven(workplace));
        all.add(new MavenRepository(workplace));
        all.add(new FromPom(workplace));
        all.add(new Jars(workplace));
        all.add(new Load(workplace));
        all.add(new Trace(workplace));
        all.addAll(Shown.all());
        all.add(new ListMagics(all));
        all.forEach(magic -> magic.names().forEach(name -> named.put(name, magic)));
    }

    /** All names, for completion. */
    public List<String> names() {
        return List.copyOf(new TreeSet<>(named.keySet()));
    }

    /**
     * Runs a cell. What its last piece is worth is the cell's value.
     *
     * @param language of the code beside magics
     */
    public Evaluated run(String language, String code, int cell) throws CellFailure {
        Evaluated last = new Evaluated.Nothing();
        for (var piece : CellText.pieces(code, named::containsKey)) {
            last = switch (piece) {
                case CellText.Code part -> workplace.run(language, part.text(), cell);
                case CellText.Order order -> run(order, language, cell);
            };
            if (last instanceof Evaluated.Interrupted) {
                return last;
            }
        }
        return last;
    }

    /** Whether a cell is an order for the whole of it: its text says nothing to a language. */
    public static boolean isWhole(String code) {
        return code.stripLeading().startsWith("%%");
    }

    private Evaluated run(CellText.Order order, String language, int cell) throws CellFailure {
        var here = CellFailure.Place.line(cell, order.line());
        try {
            var magic = find(order);
            var value = magic.run(new Magic.Call(
                    order.name(), order.arguments(), order.body(), new Magic.Place(language, cell, order.line())));
            if (order.variable().isPresent() && value instanceof Evaluated.Value made) {
                workplace.shared().variables().set(order.variable().get(), made.value());
                return new Evaluated.Nothing();
            }
            return value;
        } catch (CellFailure e) {
            throw e;
        } catch (Stopped | InterruptedException e) {
            return new Evaluated.Interrupted();
        } catch (Exception e) {
            if (workplace.shared().stopSign().isRaised()) {
                return new Evaluated.Interrupted();
            }
            throw Failures.of(e instanceof JadeiteException known ? known : e, List.of(here));
        }
    }

    private Magic find(CellText.Order order) {
        var magic = named.get(order.name());
        if (magic == null) {
            throw new InputException("There is no magic %%%s.%s %%lsmagic lists them all."
                    .formatted(order.name(), Nearest.question(order.name(), named.keySet())));
        }
        return magic;
    }
}
