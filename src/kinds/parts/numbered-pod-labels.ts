/** The label by which the StatefulSet controller marks each pod with its name. */
export const POD_NAME_LABEL = 'statefulset.kubernetes.io/pod-name';

/** The label by which it marks each pod with its number. */
export const POD_INDEX_LABEL = 'apps.kubernetes.io/pod-index';
