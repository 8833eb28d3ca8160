#!/bin/bash
# Proves the README's two commands on a fresh Debian: makes a minimal system in a folder, copies the
# committed source into it and runs ./setup and ./check there. Needs root and debootstrap; not part of the test run.
#
#   tests/chroot/prove.sh SUITE WORK_FOLDER      SUITE is bookworm or trixie
#
# MIRROR names a Debian mirror; by default the one of this system's own package sources.
# The empty system is kept as WORK_FOLDER/SUITE.tar for the next time; the log is WORK_FOLDER/SUITE.log. After a
# failure the system stays in WORK_FOLDER/SUITE-proof for a look.
set -euo pipefail
suite=$1
work=$(mkdir -p "$2" && readlink -f "$2")
source=$(readlink -f "$(dirname "$(readlink -f "$0")")/../..")
root=$work/$suite-proof
log=$work/$suite.log
mirror=${MIRROR:-$(cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null |
    sed -nE 's/^(URIs:|deb) *(\[[^]]*\])? *(https?:[^ ]*\/debian\/?)( .*)?$/\3/p' | sed -n 1p || true)}
[ -n "$mirror" ] || { echo "no Debian mirror found in the package sources; set MIRROR" >&2; exit 2; }

unmount() { if mountpoint -q "$root/proc"; then umount "$root/proc"; fi; }
trap unmount EXIT
unmount
rm -rf --one-file-system "$root"
mkdir -p "$root"

if [ ! -f "$work/$suite.tar" ]; then
    debootstrap --variant=minbase "$suite" "$root" "$mirror" >"$log"
    tar -C "$root" -cf "$work/$suite.tar" .
else
    tar -C "$root" -xf "$work/$suite.tar"
fi
cp /etc/resolv.conf "$root/etc/resolv.conf"
mount -t proc proc "$root/proc"
mkdir -p "$root/home/adduce"
git -C "$source" archive HEAD | tar -C "$root/home/adduce" -x

for command in ./setup ./check; do
    echo "== $suite: $command"
    begin=$SECONDS
    if ! chroot "$root" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin TERM=dumb /bin/bash -c "cd /home/adduce && $command" >>"$log" 2>&1; then
        tail -40 "$log"
        echo "== $suite: $command failed; the log is $log"
        exit 1
    fi
    tail -12 "$log"
    echo "== $suite: $command done in $((SECONDS - begin)) s"
done
unmount
rm -rf --one-file-system "$root"
