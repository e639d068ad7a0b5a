package io.jadeite.kernel.java;

import io.jadeite.kernel.session.CellLoader;
import io.jadeite.kernel.session.StopSign;
import java.io.ByteArrayInputStream;
import java.lang.classfile.AccessFlags;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Makes classes ask, at the begin of each method and before each jump back, whether they may go on. */
final class StopWeaver {
    private static final ClassDesc STOP = ClassDesc.of(StopSign.CLASS);

    /** JShell's own classes around snippets are not public, and here each lot has a loader, so a package, of its own. */
    private static final ClassTransform OPEN = (type, element) -> {
        if (element instanceof AccessFlags flags) {
            type.withFlags(flags.flagsMask() | ClassFile.ACC_PUBLIC);
        } else {
            type.with(element);
        }
    };

    private final CellLoader loader;

    StopWeaver(CellLoader loader) {
        this.loader = loader;
    }

    Map<String, byte[]> weave(Map<String, byte[]> classes) {
        var file = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(
                        type -> {
                            var name = nameOf(type);
                            var bytes = classes.get(name);
                            return bytes != null
                                    ? new ByteArrayInputStream(bytes)
                                    : loader.content(name)
                                            .<java.io.InputStream>map(ByteArrayInputStream::new)
                                            .orElseGet(() ->
                                                    loader.getResourceAsStream(name.replace('.', '/') + ".class"));
                        })
                .orElse(ClassHierarchyResolver.defaultResolver())));
        var woven = new HashMap<String, byte[]>();
        classes.forEach((name, bytes) -> woven.put(
                name,
                file.transformClass(
                        file.parse(bytes),
                        OPEN.andThen(ClassTransform.transformingMethodBodies(CodeTransform.ofStateful(Asking::new))))));
        return woven;
    }

    private static String nameOf(ClassDesc type) {
        var descriptor = type.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
    }

    private static final class Asking implements CodeTransform {
        private final Set<Label> passed = new HashSet<>();

        @Override
        public void atStart(CodeBuilder code) {
            ask(code);
        }

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            if (element instanceof LabelTarget target) {
                passed.add(target.label());
            } else if (element instanceof BranchInstruction branch && passed.contains(branch.target())) {
                ask(code);
            }
            code.with(element);
        }

        private static void ask(CodeBuilder code) {
            code.invokestatic(STOP, StopSign.CHECK, ConstantDescs.MTD_void);
        }
    }
}
