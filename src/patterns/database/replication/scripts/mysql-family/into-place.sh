# shellcheck shell=bash
# Moves a complete copy to where the server looks for its data. Files are only moved, so it can be interrupted at any time.

move_into_place() {
  local file
  shopt -s dotglob nullglob
  for file in "$STATE"/copy/*; do mv "$file" "$DATA/"; done
  shopt -u dotglob nullglob
  note role replica
  rm -rf "$STATE/copy"
  forget copied
  say "the copy is in place"
}
