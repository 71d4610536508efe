package images

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// facts are what the library's own table (src/kinds/programs/image-users.ts) is held against too, so that both say the same.
const facts = "../../../kinds/programs/image-users.txt"

func TestTheUserIsTheOneThatTheLibraryKnows(t *testing.T) {
	text, err := os.ReadFile(facts)
	if err != nil {
		t.Fatal(err)
	}
	table := testTable(t).(*table)
	if err := os.MkdirAll(table.programs, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(table.programs, "traefik"), nil, 0o755); err != nil {
		t.Fatal(err)
	}
	seen := 0
	for line := range strings.Lines(string(text)) {
		name, user, found := strings.Cut(strings.TrimSpace(line), " ")
		if !found || name == "#" || name == "mongo" { // which the rig cannot run
			continue
		}
		if image := find(t, table, name); image.User != strings.TrimPrefix(user, "-") {
			t.Errorf("%s: found user %q, expected %q", name, image.User, user)
		}
		seen++
	}
	if seen < 20 {
		t.Errorf("%s has %d images", facts, seen)
	}
}

func TestUsersByNameHaveANumber(t *testing.T) {
	table := testTable(t)
	byName := regexp.MustCompile(`^[a-z]`)
	for name := range entries {
		image, err := table.Find(name)
		if err == nil && byName.MatchString(image.User) && image.User != "nobody" && image.Number == "" {
			t.Errorf("%s: found no number of the user %q, without which its containers do not start; write it in numbers.go", name, image.User)
		}
	}
}
