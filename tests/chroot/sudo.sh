#!/bin/bash
# Tries who may run ./setup on a fresh Debian: a user with sudo, one through sudo, one without, one whose build folder is
# root's, and root. Builds nothing: one small package stands for all. Needs root and a system tests/chroot/prove.sh left.
#
#   tests/chroot/sudo.sh SUITE WORK_FOLDER
set -euo pipefail
suite=$1
work=$(readlink -f "$2")
source=$(readlink -f "$(dirname "$(readlink -f "$0")")/../..")
root=$work/$suite-sudo
[ -f "$work/$suite.tar" ] || { echo "$work/$suite.tar is not there; tests/chroot/prove.sh $suite $work makes it" >&2; exit 2; }

rm -rf --one-file-system "$root"
mkdir -p "$root"
trap 'rm -rf --one-file-system "$root"' EXIT
tar -C "$root" -xf "$work/$suite.tar"
cp /etc/resolv.conf "$root/etc/resolv.conf"
mkdir -p "$root/srv/adduce/cmake"
cp "$source/cmake/install-packages" "$source/cmake/before-building" "$root/srv/adduce/cmake"
echo hello >"$root/srv/adduce/cmake/packages.txt"
cat >"$root/srv/adduce/setup" <<'END'
#!/bin/bash
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")"
. cmake/before-building
mkdir -p build && touch build/made
echo "built by $(stat -c %U build/made), $(hello --greeting=installed)"
END
chmod +x "$root/srv/adduce/setup"

inside() { chroot "$root" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin TERM=dumb DEBIAN_FRONTEND=noninteractive /bin/bash -c "$1"; }
inside "apt-get update -qq && apt-get install -y -qq --no-install-recommends sudo" >/dev/null 2>&1
inside "useradd -m may && useradd -m maynot && echo 'may ALL=(ALL) NOPASSWD: ALL' >/etc/sudoers.d/may"

failed=0
# try WHAT COMMAND EXPECTED: the last lines of what the command says, and its code
try() {
    local said code=0
    inside "apt-get purge -y -qq hello >/dev/null 2>&1; rm -rf /srv/adduce/build; chown -R ${4:-may} /srv/adduce"
    [ -z "${5:-}" ] || inside "$5"
    said=$(inside "$2" 2>&1 </dev/null) || code=$?
    if [[ $said == *"$3"* ]]; then
        echo "== $suite: $1: as expected (exit $code)"
    else
        echo "== $suite: $1: exit $code, expected '$3', said:"
        echo "$said"
        failed=1
    fi
}
try "a user with sudo" "su may -c 'cd /srv/adduce && ./setup'" "built by may, installed"
try "a user, through sudo" "su may -c 'cd /srv/adduce && sudo ./setup'" "built by may, installed"
try "a user who may not use sudo" "su maynot -c 'cd /srv/adduce && ./setup'" "become root if you may not use sudo, and run: apt-get update && apt-get install hello" maynot
try "root" "cd /srv/adduce && ./setup" "built by root, installed" root
try "a user, where root has built before" "su may -c 'cd /srv/adduce && ./setup'" "it belongs to root." may "mkdir /srv/adduce/build"
inside "apt-get purge -y -qq sudo >/dev/null 2>&1 || SUDO_FORCE_REMOVE=yes apt-get purge -y -qq sudo >/dev/null 2>&1"
try "a user without sudo" "su may -c 'cd /srv/adduce && ./setup'" "there is no sudo here"
exit $failed
