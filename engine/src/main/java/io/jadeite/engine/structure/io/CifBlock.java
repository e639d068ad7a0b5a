package io.jadeite.engine.structure.io;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.structure.io.CifToken.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands in a CIF after one {@code data_}: values by their names in lower case.
 *
 * @param name after {@code data_}
 * @param line where it begins, from 1
 */
record CifBlock(String name, int line, Map<String, Column> columns) {
    /**
     * The values of a name: one, or as many as the rows of its loop.
     *
     * @param line of the name
     * @param surplus how many values the loop has after its last whole row; such a loop can't be told apart into columns
     */
    record Column(int line, List<CifToken> values, int surplus) {
        Column {
            values = List.copyOf(values);
        }
    }

    CifBlock {
        columns = Map.copyOf(columns);
    }

    static List<CifBlock> all(String text) {
        var tokens = CifToken.all(text);
        var blocks = new ArrayList<CifBlock>();
        int at = 0;
        while (at < tokens.size()) {
            var token = tokens.get(at++);
            if (token.kind() == Kind.BLOCK) {
                int end = at;
                while (end < tokens.size() && tokens.get(end).kind() != Kind.BLOCK) {
                    end++;
                }
                blocks.add(new CifBlock(token.text(), token.line(), columns(tokens.subList(at, end))));
                at = end;
            }
        }
        return blocks;
    }

    /** None where the block has no such name, or nothing but unknowns for a name that stands alone. */
    List<CifToken> values(String name) {
        var column = columns.get(name);
        return column == null ? List.of() : column.values();
    }

    /** The first of these names that the block has values for, those of ragged loops refused. */
    List<CifToken> firstOf(List<String> names, String source) {
        for (var name : names) {
            var column = columns.get(name);
            if (column != null && !column.values().isEmpty()) {
                if (column.surplus() > 0) {
                    throw new InputException(
                            "%s, line %d: the loop with %s has %d values after its last whole row. Check that each row has a value for each column, and quotes around values with blanks."
                                    .formatted(source, column.line(), name, column.surplus()));
                }
                return column.values();
            }
        }
        return List.of();
    }

    private static Map<String, Column> columns(List<CifToken> tokens) {
        var columns = new LinkedHashMap<String, Column>();
        int at = 0;
        while (at < tokens.size()) {
            var token = tokens.get(at++);
            if (token.kind() == Kind.NAME) {
                boolean given = at < tokens.size() && tokens.get(at).kind() == Kind.VALUE;
                columns.put(token.text(), new Column(token.line(), given ? List.of(tokens.get(at)) : List.of(), 0));
                at += given ? 1 : 0;
            } else if (token.kind() == Kind.LOOP) {
                int names = at;
                while (names < tokens.size() && tokens.get(names).kind() == Kind.NAME) {
                    names++;
                }
                int values = names;
                while (values < tokens.size() && tokens.get(values).kind() == Kind.VALUE) {
                    values++;
                }
                addLoop(columns, tokens.subList(at, names), tokens.subList(names, values));
                at = values;
            }
        }
        return columns;
    }

    private static void addLoop(Map<String, Column> columns, List<CifToken> names, List<CifToken> values) {
        for (int place = 0; place < names.size(); place++) {
            var ofName = new ArrayList<CifToken>();
            for (int i = place; i < values.size(); i += names.size()) {
                ofName.add(values.get(i));
            }
            var name = names.get(place);
            columns.put(name.text(), new Column(name.line(), ofName, values.size() % names.size()));
        }
    }
}
