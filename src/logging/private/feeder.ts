/**
 * What no collector of containers and files reads: messages of the kernel, and events. Printed as lines of JSON, they are lines of a container
 * like all others, which the agent collects. The kernel is asked by the system call syslog(2), for which one capability is enough, whereas
 * /dev/kmsg can be opened by privileged containers only.
 */
export const FEEDER: string = `import ctypes, datetime, json, os, re, ssl, sys, time, urllib.request

def say(**line):
    print(json.dumps({key: value for key, value in line.items() if value not in (None, '')}), flush=True)

def moment(seconds):
    return datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc).isoformat(timespec='microseconds').replace('+00:00', 'Z')

def fresh(seen, lines):
    if lines[:len(seen)] == seen:
        return lines[len(seen):]
    # The oldest lines have fallen out, or only the last ones are known.
    tail = seen[-20:]
    for end in range(len(lines), 0, -1):
        part = tail[-min(end, len(tail)):]
        if lines[end - len(part):end] == part:
            return lines[end:]
    return lines

def kernel():
    libc = ctypes.CDLL(None, use_errno=True)
    host, boot, state = os.environ['NODE_NAME'], open('/proc/sys/kernel/random/boot_id').read().strip(), '/state/kernel'
    levels = ('emerg', 'alert', 'crit', 'err', 'warning', 'notice', 'info', 'debug')
    try:
        with open(state) as file:
            kept = json.load(file)
        seen = kept['tail'] if kept['boot'] == boot else []
    except (OSError, ValueError, KeyError, TypeError):
        seen = []
    while True:
        room = ctypes.create_string_buffer(max(libc.klogctl(10, None, 0), 65536))
        size = libc.klogctl(3, room, len(room))
        if size < 0:
            sys.exit('messages of the kernel cannot be read: ' + os.strerror(ctypes.get_errno()))
        began, lines = time.time() - time.clock_gettime(time.CLOCK_MONOTONIC), room.raw[:size].decode('utf-8', 'replace').splitlines()
        news = fresh(seen, lines)
        for line in news:
            # A kernel may be told to leave out the times, or the level.
            level, stamp, text = re.match(r'(?:<(\\d+)>)?(?:\\[ *(\\d+\\.\\d+)\\])?(?:\\[ *[TC]\\d+\\])? ?(.*)', line).groups()
            say(time=moment(began + float(stamp) if stamp else time.time()), _msg=text, kind='kernel', host=host, level=levels[int(level or 6) & 7])
        seen = lines
        if news:
            with open(state + '.new', 'w') as file:
                json.dump({'boot': boot, 'tail': lines[-20:]}, file)
            os.replace(state + '.new', state)
        time.sleep(2)

def events():
    host, account = os.environ['KUBERNETES_SERVICE_HOST'], '/var/run/secrets/kubernetes.io/serviceaccount/'
    server = 'https://%s:%s/api/v1/events' % ('[' + host + ']' if ':' in host else host, os.environ['KUBERNETES_SERVICE_PORT'])
    trust = ssl.create_default_context(cafile=account + 'ca.crt')
    def ask(query):
        head = {'Authorization': 'Bearer ' + open(account + 'token').read()}
        return urllib.request.urlopen(urllib.request.Request(server + query, headers=head), context=trust, timeout=330)
    def tell(event):
        about, meta = event['involvedObject'], event['metadata']
        kind, place = about.get('kind', ''), '/'.join(filter(None, (about.get('namespace'), about.get('name'))))
        say(time=event.get('lastTimestamp') or event.get('eventTime') or event.get('firstTimestamp') or meta['creationTimestamp'],
            _msg='%s: %s' % (event.get('reason', ''), event.get('message', '')), kind='event', object=kind + '/' + place, namespace=meta.get('namespace'),
            claim=place if kind == 'PersistentVolumeClaim' else None, host=about.get('name') if kind == 'Node' else event.get('source', {}).get('host'),
            type=event.get('type'), reason=event.get('reason'))
    version = None
    while True:
        try:
            if version is None:
                more = ''
                while more is not None:
                    page = json.load(ask('?limit=250' + more))
                    for event in page['items']:
                        tell(event)
                    version, more = page['metadata']['resourceVersion'], page['metadata'].get('continue') and '&continue=' + page['metadata']['continue']
            for line in ask('?watch=1&allowWatchBookmarks=true&timeoutSeconds=300&resourceVersion=' + version):
                change = json.loads(line)
                if change['type'] == 'ERROR':
                    version = None
                    break
                version = change['object']['metadata']['resourceVersion']
                if change['type'] in ('ADDED', 'MODIFIED'):
                    tell(change['object'])
        except OSError as error:
            if getattr(error, 'code', 0) == 410:
                version = None
            print('events cannot be read: %s' % error, file=sys.stderr, flush=True)
            time.sleep(5)

{'kernel': kernel, 'events': events}[sys.argv[1]]()
`;
