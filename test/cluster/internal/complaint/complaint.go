// Package complaint is the one grammar of this program's error messages.
package complaint

import "fmt"

// Complaint is an error that tells its reader what to do about it.
type Complaint struct {
	Where    string
	Found    string
	Expected string
	Cure     string
}

func (c *Complaint) Error() string {
	return fmt.Sprintf("%s: found %s, expected %s; %s", c.Where, c.Found, c.Expected, c.Cure)
}
