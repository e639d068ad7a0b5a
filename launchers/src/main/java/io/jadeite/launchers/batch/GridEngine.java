package io.jadeite.launchers.batch;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/** Grid Engine and what came of it: qsub(1), qstat(1), qdel(1) of Son of Grid Engine 8.1.9. */
final class GridEngine implements BatchSystem {
    @Override
    public String word() {
        return "sge";
    }

    @Override
    public String mark() {
        return "#$";
    }

    @Override
    public List<String> directives(JobShape shape, JobArray array, Path logs) {
        var lines = new ArrayList<String>();
        lines.add("-N " + shape.name());
        if (!array.isOne()) {
            lines.add("-t 1-" + array.jobs());
            if (array.atOnce() > 0 && array.atOnce() < array.jobs()) {
                lines.add("-tc " + array.atOnce());
            }
        }
        lines.add("-j y");
        lines.add("-o " + logs);
        lines.add("-V");
        lines.add("-S /bin/sh");
        lines.add("-r y");
        lines.add("-notify");
        if (shape.coresPerNode() > 1) {
            lines.add("-pe smp " + shape.coresPerNode());
        }
        if (shape.memoryMegabytes() > 0) {
            // By slot.
            lines.add("-l h_vmem=" + Math.ceilDiv(shape.memoryMegabytes(), shape.cores()) + "M");
        }
        if (shape.gpus() > 0) {
            lines.add("-l gpu=" + shape.gpusPerNode());
        }
        shape.time().ifPresent(time -> lines.add("-l h_rt=" + Clock.hours(time)));
        shape.account().ifPresent(account -> lines.add("-P " + account));
        shape.partition().ifPresent(queue -> lines.add("-q " + queue));
        return lines;
    }

    /** SIGUSR1 at a soft limit, SIGUSR2 where it is deleted. */
    @Override
    public boolean warnsByUserSignals() {
        return true;
    }

    /** Its parallel environments are each site's own: a job has one node. */
    @Override
    public List<String> onEachNode(JobShape shape) {
        return List.of();
    }

    @Override
    public Submission submission(Path script, JobArray array) {
        return Submission.of("qsub", "-terse", script.toString());
    }

    /** {@code 2} or {@code 2.1-5:1}. */
    @Override
    public String submitted(String reply) {
        var number = reply.strip().replaceFirst("\\..*$", "");
        if (!number.matches("[0-9]+")) {
            throw new UnexpectedReply("qsub", reply);
        }
        return number;
    }

    @Override
    public List<String> question(String user) {
        return List.of("qstat", "-xml", "-u", user);
    }

    @Override
    public List<JobState> states(String reply) {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        var states = new ArrayList<JobState>();
        try {
            var reader = factory.createXMLStreamReader(new StringReader(reply));
            String number = "";
            String word = "";
            String tasks = "";
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    switch (reader.getLocalName()) {
                        case "JB_job_number" -> number = reader.getElementText().strip();
                        case "state" -> word = reader.getElementText().strip();
                        case "tasks" -> tasks = reader.getElementText().strip();
                        default -> {
                            // What a job is, isn't asked.
                        }
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT
                        && reader.getLocalName().equals("job_list")) {
                    states.add(state(number, word, tasks));
                    tasks = "";
                }
            }
            return states;
        } catch (XMLStreamException e) {
            throw new UnexpectedReply("qstat", reply);
        }
    }

    /** Tasks are one number where they run, and {@code 3-5:1} or {@code 3,7-9:1} where they wait. */
    private static JobState state(String number, String word, String tasks) {
        int count = 0;
        for (var part : tasks.split(",", -1)) {
            var ends = part.replaceFirst(":.*$", "").split("-", -1);
            try {
                count += part.isBlank() ? 0 : Integer.parseInt(ends[ends.length - 1]) - Integer.parseInt(ends[0]) + 1;
            } catch (NumberFormatException e) {
                throw new UnexpectedReply("qstat", tasks);
            }
        }
        int task = tasks.matches("[0-9]+") ? Integer.parseInt(tasks) : 0;
        var reason = word.contains("E") ? Optional.of("in error: qstat -j " + number) : Optional.<String>empty();
        return new JobState(number, task, Math.max(1, count), standing(word), word, reason);
    }

    /** Letters: r running, t transferring, q waits, w waiting, h held, s S T suspended, R again, d is deleted, E error. */
    private static Standing standing(String letters) {
        if (letters.contains("q") || letters.contains("w") || letters.contains("E")) {
            return Standing.PENDING;
        }
        boolean works = letters.contains("r") || letters.contains("t") || letters.matches(".*[sSTR].*");
        return works || letters.contains("d") ? Standing.RUNNING : Standing.UNKNOWN;
    }

    @Override
    public List<String> cancellation(Collection<String> jobs) {
        var command = new ArrayList<>(List.of("qdel"));
        command.addAll(jobs);
        return command;
    }
}
