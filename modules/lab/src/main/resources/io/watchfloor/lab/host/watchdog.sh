trap '' INT TERM HUP QUIT
pids=
while read -r verb pid; do
  case $verb in
    watch) pids="$pids $pid" ;;
    forget)
      rest=
      for p in $pids; do [ "$p" = "$pid" ] || rest="$rest $p"; done
      pids=$rest ;;
    bye) exit 0 ;;
  esac
done
for p in $pids; do kill -QUIT "$p"; done
i=0
while [ $i -lt 40 ]; do
  alive=
  for p in $pids; do kill -0 "$p" && alive=yes; done
  # What initdb has started ends by itself, but needs its files for that. Its number stands there with a minus.
  for f in "$1"/*/postmaster.pid; do
    [ -f "$f" ] && p=$(sed -n '1s/^-//p' "$f") && [ -n "$p" ] && kill -0 "$p" && alive=yes
  done
  [ -z "$alive" ] && break
  sleep 0.1
  i=$((i + 1))
done
for p in $pids; do kill -KILL "$p"; done
for f in "$1"/*/postmaster.pid; do
  [ -f "$f" ] && ipcrm -m "$(sed -n '7s/.* //p' "$f")"
done
i=0
while [ $i -lt 20 ] && [ -e "$1" ]; do
  rm -rf -- "$1"
  [ -e "$1" ] && sleep 0.2
  i=$((i + 1))
done
