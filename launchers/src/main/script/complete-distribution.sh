#!/bin/sh
# Completes the folder $1, into which the build has put jadeite-engine.jar: the start script, and a start-up cache (JEP 514)
# trained with the structure file $2 on the commands whose start is felt most. Jadeite works without the cache, only slower.
# $3 is Jadeite's version.
set -eu
scripts=$(dirname "$0")
folder=$1
sample=$2
version_of_jadeite=$3
. "$scripts/find-java.sh"
find_java

cp "$scripts/jadeite" "$scripts/find-java.sh" "$scripts/../../../../LICENSE" "$scripts/../../../../NOTICE" "$folder/"
echo "$version_of_jadeite" >"$folder/version"
# SQLite's library for this platform, unpacked: else each start unpacks it anew, and a killed process leaves it behind.
case $(uname -s)-$(uname -m) in
    Linux-x86_64) library=Linux/x86_64/libsqlitejdbc.so ;;
    Linux-aarch64) library=Linux/aarch64/libsqlitejdbc.so ;;
    Darwin-x86_64) library=Mac/x86_64/libsqlitejdbc.dylib ;;
    Darwin-arm64) library=Mac/aarch64/libsqlitejdbc.dylib ;;
    *) library= ;;
esac
rm -rf "$folder/native"
if [ -n "$library" ]; then
    mkdir -p "$folder/native"
    (cd "$folder/native" && "$(dirname "$JAVA")/jar" xf ../jadeite-engine.jar "org/sqlite/native/$library")
    mv "$folder/native/org/sqlite/native/$library" "$folder/native/"
    rm -r "$folder/native/org"
fi
# spglib for all platforms that it is there for: its licence lies beside it.
spglib=$scripts/../../../../engine/target/native
if [ -d "$spglib" ]; then
    mkdir -p "$folder/native"
    cp -R "$spglib/." "$folder/native/"
fi

# Tables and plots, for scripts: each a jar of its own, never in the engine's, as workers have no use for them.
dsl=$scripts/../../../../dsl/target
rm -rf "$folder/script"
mkdir -p "$folder/script"
cp "$dsl"/script-libraries/*.jar "$dsl/jadeite-dsl-$version_of_jadeite.jar" "$folder/script/"

# The Jupyter kernel, which has those too.
kernel=$scripts/../../../../kernel/target
rm -rf "$folder/kernel"
mkdir -p "$folder/kernel"
cp "$kernel"/kernel-libraries/*.jar "$kernel/jadeite-kernel-$version_of_jadeite.jar" "$folder/kernel/"

cache=$folder/jadeite-engine.aot
rm -f "$cache"
training=$(mktemp -d)
trap 'rm -rf "$training"' EXIT
java_of_distribution() {
    HOME=$training "$JAVA" -XX:+UseSerialGC -Xlog:disable -Xlog:all=error:stderr -Dorg.sqlite.lib.path="$folder/native" \
        --enable-native-access=ALL-UNNAMED "$@" >"$folder/../start-up-cache.log" 2>&1 || {
        cat "$folder/../start-up-cache.log" >&2
        exit 1
    }
}
# What makes a new database's tables is used once: in the cache it would only be in the way of every other start.
java_of_distribution -cp "$folder/jadeite-engine.jar" io.jadeite.launchers.command.Main database init
# C1 only: a cache trained with C2 starts it early and costs 1.6 times the processor time.
java_of_distribution -XX:AOTCacheOutput="$cache.part" -XX:TieredStopAtLevel=1 -cp "$folder/jadeite-engine.jar" \
    io.jadeite.launchers.bundle.Training "$sample" "$training"
keep() { # the cache $1, where this Java made one
    if [ -s "$1.part" ]; then
        mv "$1.part" "$1"
    else
        echo "This Java made no start-up cache; Jadeite starts without one." >&2
    fi
}
keep "$cache"

class_path=$folder/jadeite-engine.jar
for jar in "$folder"/kernel/*.jar "$folder"/script/*.jar; do class_path="$class_path:$jar"; done
for language in groovy java; do
    cache=$folder/jadeite-kernel-$language.aot
    rm -f "$cache"
    java_of_distribution -XX:AOTCacheOutput="$cache.part" -XX:TieredStopAtLevel=1 -cp "$class_path" \
        io.jadeite.kernel.command.Training "$language" "$training"
    keep "$cache"
done
