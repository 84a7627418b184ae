/** What the command itself says, beside the rules of the library: one record a code. */
export interface CodeText {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly title: string;
  readonly why: string;
}

const error = (code: string, title: string, why: string): CodeText => ({ code, severity: 'error', title, why });

export const CODES: readonly CodeText[] = [
  error('layout/syntax', 'A layout is YAML.', 'What is no YAML cannot be read, and half of it would be another layout.'),
  error('layout/duplicate-key', 'A name stands once in a map.', 'Of two hosts or pools of one name YAML would keep the last one, and the other would be gone.'),
  error('layout/type', 'A field holds what it is for: a text, a number, true or false, a list or a map.', 'YAML reads a bare 0x5000c500a1b2c301 as a number and loses digits of it: such a name would mean another device.'),
  error('layout/unknown-field', 'Every field is known.', 'A field with a typing error would be ignored, and the stack would differ from the file.'),
  error('layout/missing', 'Fields that are needed are set.', 'Nothing can be made without them.'),
  error('layout/value', 'A field with a closed list of values has one of them.', 'Another value would be refused in the cluster.'),
  error('layout/version', "A layout begins with the version of its form, 'layout: 1'.", 'A file of a newer form may mean something else by the same words.'),
  error('layout/aliases', 'Aliases stand for a limited number of fields.', 'A few lines of aliases can stand for more than a computer can hold.'),
  error('layout/too-large', 'A layout has at most 10 MiB.', 'A larger file is no description.'),
  error('layout/file', 'A file that is named is there.', 'What it holds would be missing in the output.'),
  error('layout/include', 'An included file holds objects of Kubernetes.', 'Anything else cannot be applied.'),
  error('output/not-ours', 'A folder is replaced only where cdk8s-ceph wrote it.', 'Files that somebody put there, or changed, would be gone.'),
  error('output/exists', 'A file that is there already is not written over.', 'What somebody wrote would be gone.'),
  error('inventory/capture', 'A capture is what the command of the inventory prints, whole.', 'A part of it would hide devices that are in use.'),
  error('inventory/host', 'A host is captured once.', 'Devices of two captures of one host would be counted twice.'),
  error('inventory/not-forced', 'A device is forced only by its full name, and only where nobody uses it.', 'A name that stands for another device after the next boot, or a device in use, would be overwritten.'),
  error('inventory/nothing-offered', 'At least one device may be given to Ceph.', 'A layout without devices stores nothing.'),
  error('input/file', 'A file or folder that is named is there.', 'Nothing is said of what is not there.'),
  error('input/yaml', 'A file of objects is YAML.', 'What cannot be read is not judged.'),
  error('input/no-storage', 'There is storage among the objects.', 'A verdict on nothing would look like a good one.'),
  error('app/failed', 'A program that is asked ends with 0.', 'What it refuses is not written, and nothing is known of its stack.'),
  error('app/no-output', 'A program that is asked writes YAML.', 'Nothing is known of its stack.'),
  error('run/held', 'One run at a time changes a cluster.', 'Two would work against each other.'),
  error('run/unfinished', 'A plan is carried out to its end, or given up, before another one begins.', 'What it had begun would stay half done.'),
  error('run/none', 'Only a plan that was begun is gone on with.', 'There is nothing to go on with.'),
  error('run/unreachable', 'The API server is reached as kubectl reaches it.', 'Nothing is known of the cluster, and nothing was changed.'),
  error('run/refused-by-server', 'The API server takes what is asked.', 'Nothing is done that it refuses.'),
  error('run/not-answered', 'A cluster that is changed answers.', 'What is unsafe could not be seen.'),
  error('run/not-ours', 'A cluster is changed only where it is known what was applied.', 'What is dropped could not be seen.'),
  error('run/drift', 'What is applied is still as it was applied.', 'A plan would undo what somebody else has changed, or rely on what is no longer there.'),
  error('run/not-confirmed', 'A change is confirmed before it begins.', 'What is taken away cannot be had back.'),
  error('run/interrupted', 'A run goes on until its end.', 'What it had begun was put into order; the rest waits.'),
  error('run/action', 'Every action of a step is done.', 'The next one may need it.'),
  error('run/final-action', 'What must be done at the end of a step is done.', 'The operator may be scaled down, and then nobody watches the cluster.'),
  error('run/timeout', 'What is waited for comes.', 'Going on without it may lose data.'),
  error('run/changed', 'The cluster is as it was when the plan was confirmed.', 'The plan would do something else than what was confirmed.'),
  error('run/lost-lease', 'A run holds its lease until its end.', 'Another run may have begun.'),
  error('run/too-late', 'A plan is given up before anything is destroyed.', 'What is purged cannot be had back.'),
  error('run/not-put-back', 'What a plan has changed is put back where it is given up.', 'Weights or flags may be left.'),
  error('environment/system', 'The files and folders that are named can be read and written.', 'Nothing was written, or what was there before is there still.'),
  error('usage/captures', "'init' is told which hosts and devices there are.", 'A guess would be another disk.'),
  error('usage/source', "'synth' is given a layout or a program.", 'YAML of Kubernetes needs no synthesis.'),
  error('usage/shell', 'Completion is there for bash, zsh and fish.', 'The script of another shell would not work.'),
  error('usage/approve', 'An approval has a code and a reason.', 'An approval without a reason tells nobody why.'),
  error('usage/stored', 'What is stored is told as POOL=SIZE.', 'A wrong size would move the limit of what has room.'),
  error('usage/consider', 'A device that can be had is told as SIZE:CLASS.', 'The answer would be about another device.'),
  error('usage/host', 'A host that is named is in the layout, and one that comes is not.', 'Another host would be changed.'),
  error('usage/device', 'A device that is named is in the layout; one that comes is told as NAME=SIZE:CLASS.', 'Another device would be changed.'),
  error('usage/thing', 'What comes or goes is a device or a host.', 'Something else would be changed.'),
  error('usage/lose', 'What is lost in a question is there.', 'The answer would be about something else.'),
  error('usage/code', 'A code is one that findings tell.', 'Nothing is known of another one.'),
];
