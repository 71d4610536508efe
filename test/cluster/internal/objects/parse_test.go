package objects

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	found, err := Parse([]byte(`# only words
---
apiVersion: v1
kind: Service
metadata: {name: one}
---
apiVersion: v1
kind: List
items:
  - {apiVersion: v1, kind: Secret, metadata: {name: two}}
  - {apiVersion: v1, kind: Secret, metadata: {name: three}}
---
`))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, object := range found {
		names = append(names, object.GetName())
	}
	if got := strings.Join(names, " "); got != "one two three" {
		t.Errorf("found %s", got)
	}
}

func TestParseRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"{a: 1, a: 2}": `"a" already set`,
		"kind: [":      "document 1",
		"{}\n---\n{":   "document",
	} {
		if _, err := Parse([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestReadsFoldersAndStandardInput(t *testing.T) {
	folder := t.TempDir()
	for name, content := range map[string]string{
		"a.yaml": "{apiVersion: v1, kind: Service, metadata: {name: a}}", "b.json": `{"apiVersion":"v1","kind":"Service","metadata":{"name":"b"}}`, "notes.txt": "{",
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	found, err := Read([]string{folder, "-"}, strings.NewReader("{apiVersion: v1, kind: Service, metadata: {name: c}}"))
	if err != nil {
		t.Fatal(err)
	}
	if len(found) != 3 || found[2].GetName() != "c" {
		t.Errorf("found %v", found)
	}
}
