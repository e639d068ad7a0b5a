#!/bin/sh
# Puts spglib's shared objects, one folder for each platform, and its licence into the folder $1. They come out of the wheels
# that spglib.txt pins by their checksums, fetched once by the build's own Python and kept in the folder $2 of the checkout.
# Where that can't be, the build goes on: then a libsymspg of the system serves, or Jadeite says what is missing.
set -u
scripts=$(dirname "$0")
target=$1
kept=$2/spglib-$(cksum <"$scripts/spglib.txt" | cut -d ' ' -f 1)

fetch() { # $1: the platform as wheels name it, $2: as Jadeite does
    python3 -m pip download --quiet --disable-pip-version-check --retries 1 --timeout 20 --no-deps --only-binary=:all: \
        --platform "$1" --python-version 3.11 --implementation cp --abi cp311 \
        --require-hashes -r "$scripts/spglib.txt" -d "$work/$2" >"$work/pip.log" 2>&1 || return 1
    python3 - "$work/$2" "$work/native/$2" <<'PYTHON'
import glob, os, sys, zipfile
folder, target = sys.argv[1:]
os.makedirs(target)
with zipfile.ZipFile(glob.glob(os.path.join(folder, "*.whl"))[0]) as wheel:
    for member, name in (("spglib/lib64/libsymspg.so.2", "libsymspg.so.2"),
                         ("spglib-2.8.0.dist-info/licenses/COPYING", "spglib-COPYING")):
        with open(os.path.join(target, name), "wb") as out:
            out.write(wheel.read(member))
PYTHON
}

if [ ! -d "$kept" ]; then
    mkdir -p "$2"
    work=$(mktemp -d "$2/spglib-new-XXXXXX") || exit 1
    if fetch manylinux_2_28_x86_64 linux-x86_64 && fetch manylinux_2_28_aarch64 linux-aarch64; then
        # In one step, as two builds may do this at once; who comes second finds it done.
        mv "$work/native" "$kept" 2>/dev/null || [ -d "$kept" ] || exit 1
    else
        echo "spglib couldn't be fetched, so that symmetry will need a libsymspg of the system (it takes python3 with pip, and the network once):" >&2
        tail -n 3 "$work/pip.log" >&2
    fi
    rm -rf "$work"
fi
[ -d "$kept" ] || exit 0
if ! cmp -s "$kept/linux-x86_64/libsymspg.so.2" "$target/linux-x86_64/libsymspg.so.2"; then
    mkdir -p "$target"
    cp -R "$kept/." "$target/"
fi
