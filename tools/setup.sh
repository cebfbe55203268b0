# Sourced by run.sh and test.sh: installs what is missing, then configures and builds. Talks on standard error only,
# so that `./run.sh ... --json` keeps standard output for the result.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
jobs=$(nproc)

say() { printf '%s\n' "$*" >&2; }

installed() {
    case $(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null) in installed*) ;; *) return 1 ;; esac
}

# as_root COMMAND...: exit code 127 when we may not.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        env DEBIAN_FRONTEND=noninteractive "$@"
    elif sudo -n true 2>/dev/null; then
        sudo -n env DEBIAN_FRONTEND=noninteractive "$@"
    else
        return 127
    fi
}

# apt_get ARGUMENTS...: adds to build/apt.log.
apt_get() {
    as_root apt-get -y --no-install-recommends -o DPkg::Lock::Timeout=300 "$@" >>"$root/build/apt.log" 2>&1
}

# need GROUP...: every package of these groups in tools/packages.txt is installed when this returns.
need() {
    local group package why missing=()
    mkdir -p "$root/build"
    if ! command -v dpkg-query >/dev/null; then
        say "Ikke Debian: installér selv, hvad tools/packages.txt nævner. / Not Debian: install what tools/packages.txt names."
        return
    fi
    while read -r group package why; do
        case " $* " in *" $group "*) ;; *) continue ;; esac
        installed "$package" && continue
        [ "${#missing[@]}" -gt 0 ] || say "Mangler / missing:"
        say "  $package: $why"
        missing+=("$package")
    done < <(grep -v '^#' "$root/tools/packages.txt")
    [ "${#missing[@]}" -gt 0 ] || return 0

    if ! as_root true; then
        say "Skriv dette, og prøv igen. / Type this, and try again:"
        say "  sudo apt-get update && sudo apt-get install --no-install-recommends ${missing[*]}"
        exit 2
    fi
    say "Installerer / installing ..."
    # Once as the machine stands; when its package lists are empty or too old, once more after an update.
    if ! apt_get install "${missing[@]}" && { ! apt_get update || ! apt_get install "${missing[@]}"; }; then
        tail -n 5 "$root/build/apt.log" >&2
        say "Kunne ikke installere; se / could not install; see build/apt.log"
        exit 2
    fi
    packages_changed=yes
}

# build PRESET TARGET...: configures when needed, builds quietly, shows the whole log when it fails.
build() {
    local preset=$1 dir=$root/build/$1 log=$root/build/$1.log fresh=() launcher=()
    shift
    if [ -f "$dir/CMakeCache.txt" ] && ! grep -qF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$dir/CMakeCache.txt"; then
        fresh=(--fresh) # the folder was moved here with its build
    fi
    command -v ccache >/dev/null && launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
    if [ ! -f "$dir/build.ninja" ] || [ -n "${packages_changed:-}${fresh[*]-}" ]; then
        (cd "$root" && cmake "${fresh[@]}" --preset "$preset" "${launcher[@]}") >"$log" 2>&1 || build_failed "$log"
    fi
    say "Bygger / building $preset ..."
    cmake --build "$dir" -j "$jobs" --target "$@" >"$log" 2>&1 || build_failed "$log"
}

build_failed() {
    grep -E -A12 'error|Error|FAILED|undefined reference' "$1" | head -n 60 >&2 || true
    say "Kunne ikke bygges; se / could not be built; see $1"
    exit 3
}
