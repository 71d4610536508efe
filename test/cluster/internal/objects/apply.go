package objects

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/types"
)

var definition = schema.GroupVersionKind{Group: "apiextensions.k8s.io", Version: "v1", Kind: "CustomResourceDefinition"}

const (
	fieldManager = "rig"
	// establishedWithin bounds the wait for the kinds that a CustomResourceDefinition of the same manifests makes.
	establishedWithin = 30 * time.Second
	betweenQuestions  = 50 * time.Millisecond
)

// Apply applies the objects on the server's side, refusing unknown and repeated fields, and tells of each that it took. Objects that others
// need come first: namespaces, then definitions of kinds. The namespace is for those that name none.
func (c *Client) Apply(ctx context.Context, objects []*unstructured.Unstructured, namespace string, took func(string)) error {
	ordered := slices.Clone(objects)
	slices.SortStableFunc(ordered, func(a, b *unstructured.Unstructured) int { return cmp.Compare(rank(a), rank(b)) })
	for _, object := range ordered {
		name, err := c.apply(ctx, object, namespace)
		if err != nil {
			return err
		}
		took(name)
	}
	return nil
}

func rank(object *unstructured.Unstructured) int {
	switch object.GetKind() {
	case "Namespace":
		return 0
	case definition.Kind:
		return 1
	default:
		return 2
	}
}

func (c *Client) apply(ctx context.Context, object *unstructured.Unstructured, namespace string) (name string, err error) {
	kind := object.GroupVersionKind()
	name = fmt.Sprintf("%s %s", kind.Kind, object.GetName())
	mapping, err := c.mapping(ctx, object)
	if err != nil {
		return "", fmt.Errorf("%s: %w", name, err)
	}
	resource := c.objects.Resource(mapping.Resource)
	content, err := object.MarshalJSON()
	if err != nil {
		return "", fmt.Errorf("%s: %w", name, err)
	}
	options := metav1.PatchOptions{FieldManager: fieldManager, FieldValidation: metav1.FieldValidationStrict, Force: new(true)}
	if mapping.Scope.Name() == meta.RESTScopeNameRoot {
		_, err = resource.Patch(ctx, object.GetName(), types.ApplyPatchType, content, options)
	} else {
		within := cmp.Or(object.GetNamespace(), namespace, metav1.NamespaceDefault)
		name = fmt.Sprintf("%s %s/%s", kind.Kind, within, object.GetName())
		_, err = resource.Namespace(within).Patch(ctx, object.GetName(), types.ApplyPatchType, content, options)
	}
	if err != nil {
		return "", fmt.Errorf("%s: %w", name, err)
	}
	return name, nil
}

// mapping finds the resource of an object's kind, waiting for a kind that is only just being defined.
func (c *Client) mapping(ctx context.Context, object *unstructured.Unstructured) (*meta.RESTMapping, error) {
	kind := object.GroupVersionKind()
	for end := time.Now().Add(establishedWithin); ; {
		mapping, err := c.kinds.RESTMapping(kind.GroupKind(), kind.Version)
		if err == nil || !meta.IsNoMatchError(err) {
			return mapping, err
		}
		defined, unreadable := c.isDefined(ctx, kind.Group, kind.Kind)
		if unreadable != nil || !defined || time.Now().After(end) {
			return nil, err
		}
		time.Sleep(betweenQuestions)
		c.kinds.Reset()
	}
}

// isDefined tells whether there is a definition of the kind, whether or not the server serves it yet.
func (c *Client) isDefined(ctx context.Context, group, kind string) (bool, error) {
	definitions, err := c.kinds.RESTMapping(definition.GroupKind(), definition.Version)
	if err != nil {
		return false, err
	}
	list, err := c.objects.Resource(definitions.Resource).List(ctx, metav1.ListOptions{})
	if err != nil {
		return false, err
	}
	for _, item := range list.Items {
		itsGroup, _, _ := unstructured.NestedString(item.Object, "spec", "group")
		itsKind, _, _ := unstructured.NestedString(item.Object, "spec", "names", "kind")
		if itsGroup == group && itsKind == kind {
			return true, nil
		}
	}
	return false, nil
}
