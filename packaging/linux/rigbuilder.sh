#!/bin/sh
# Starts RigBuilder from wherever this folder was unpacked to.
#   ./rigbuilder [FILE] ...           what the program itself takes: see ./rigbuilder --help
#   ./rigbuilder --menu-entry add     puts it into your menu, for *.rig.json too; remove undoes it
set -eu
here=$(dirname "$(readlink -f "$0")")
if [ "${1:-}" != "--menu-entry" ]; then
    exec "$here/lib/rigbuilder" "$@"
fi
data=${XDG_DATA_HOME:-$HOME/.local/share}
entry=$data/applications/rigbuilder.desktop
type=$data/mime/packages/rigbuilder.xml
icon=$data/icons/hicolor/scalable/apps/rigbuilder.svg
case "${2:-}" in
add)
    mkdir -p "${entry%/*}" "${type%/*}" "${icon%/*}"
    sed -e "s|^Exec=rigbuilder|Exec=\"$here/rigbuilder\"|" -e "/^TryExec=/d" \
        "$here/share/applications/rigbuilder.desktop" >"$entry"
    cp "$here/share/mime/packages/rigbuilder.xml" "$type"
    cp "$here/share/icons/hicolor/scalable/apps/rigbuilder.svg" "$icon"
    ;;
remove)
    rm -f "$entry" "$type" "$icon"
    ;;
*)
    echo "rigbuilder: --menu-entry takes add or remove" >&2
    exit 2
    ;;
esac
if command -v update-mime-database >/dev/null; then update-mime-database "$data/mime"; fi
if command -v update-desktop-database >/dev/null; then update-desktop-database "${entry%/*}"; fi
