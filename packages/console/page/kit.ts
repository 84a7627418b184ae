/** What is used of PatternFly; each part is named alone, so that nothing else is in the bundle. */
export { Alert } from '@patternfly/react-core/dist/esm/components/Alert';
export { Button } from '@patternfly/react-core/dist/esm/components/Button';
export { Card, CardBody, CardHeader, CardTitle } from '@patternfly/react-core/dist/esm/components/Card';
export { Checkbox } from '@patternfly/react-core/dist/esm/components/Checkbox';
export { ExpandableSection } from '@patternfly/react-core/dist/esm/components/ExpandableSection';
export { FormGroup } from '@patternfly/react-core/dist/esm/components/Form';
export { FormSelect, FormSelectOption } from '@patternfly/react-core/dist/esm/components/FormSelect';
export { Spinner } from '@patternfly/react-core/dist/esm/components/Spinner';
export { Switch } from '@patternfly/react-core/dist/esm/components/Switch';
export { TextArea } from '@patternfly/react-core/dist/esm/components/TextArea';
export { TextInput } from '@patternfly/react-core/dist/esm/components/TextInput';
export { ToggleGroup, ToggleGroupItem } from '@patternfly/react-core/dist/esm/components/ToggleGroup';
