import { useState } from 'react';
import { ExpandableSection } from '../kit';
import { useStore } from '../store';

/** What is the same elsewhere: the layout as YAML, and the commands. */
export function Below({ commands }: { readonly commands: (file: string) => readonly string[] }) {
  const { say, state: { layout, demo } } = useStore(), [yaml, setYaml] = useState(false), [shown, setShown] = useState(false);
  const file = demo ? 'layout.yaml' : layout.file.split('/').pop()!;
  return (
    <footer className="below">
      <ExpandableSection toggleText={say('show as YAML')} isExpanded={yaml} onToggle={(_, open) => setYaml(open)}>
        <pre tabIndex={0} aria-label={file}>{layout.text}</pre>
      </ExpandableSection>
      <ExpandableSection toggleText={say('the same on the command line')} isExpanded={shown} onToggle={(_, open) => setShown(open)}>
        <pre tabIndex={0} aria-label={say('the same on the command line')}>{commands(file).join('\n')}</pre>
      </ExpandableSection>
    </footer>
  );
}
