/** The label in which charts of Helm write their name and version: https://helm.sh/docs/chart_best_practices/labels/ */
export const CHART_LABEL = 'helm.sh/chart';

/** The label in which charts wrote who installs them, before the labels were agreed on. */
export const HERITAGE_LABEL = 'heritage';
