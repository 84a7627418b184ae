"""Run the pg_autoscaler module of Debian's ceph-mgr-modules-core on pool sets read from stdin, outside of a manager."""
import json
import logging
import sys
import types


class Anything:
    def __init__(self, *args, **kwargs):
        pass

    def __call__(self, *args, **kwargs):
        return lambda function: function


def module(name, **members):
    made = types.ModuleType(name)
    made.__dict__.update(members)
    sys.modules[name] = made


class Manager:
    pass


module('mgr_util')
module('prettytable', PrettyTable=Anything)
module('mgr_module', HealthChecksT=dict, CLIReadCommand=Anything(), CLIWriteCommand=Anything(), CRUSHMap=Anything, MgrModule=Manager, Option=Anything, OSDMap=Anything)
sys.path.insert(0, sys.argv[1] if len(sys.argv) > 1 else '/usr/share/ceph/mgr')
from pg_autoscaler.module import PgAutoscaler  # noqa: E402


class Crush:
    def __init__(self, case):
        self.case = case

    def get_rule_by_id(self, rule):
        return {'rule_name': rule}

    def get_rule_root(self, name):
        return int(name)

    def get_osds_under(self, root):
        return self.case['roots'][str(root)]['osds']


class Osds:
    def __init__(self, case):
        self.case = case

    def get_pools(self):
        return {pool['pool']: pool for pool in self.case['pools']}

    def get_crush(self):
        return Crush(self.case)

    def pool_raw_used_rate(self, pool):
        return self.get_pools()[pool]['rate']


def run(case):
    scaler = PgAutoscaler.__new__(PgAutoscaler)
    scaler.log = logging.getLogger('quiet')
    scaler.mon_target_pg_per_osd = case['target']
    data = {
        'df': {'pools': [{'id': pool['pool'], 'stats': {'stored': pool['stored']}} for pool in case['pools']]},
        'osd_stats': {'osd_stats': [{'osd': osd, 'kb': kb} for osd, kb in enumerate(case['kb'])]},
    }
    scaler.get = data.__getitem__
    pools = {pool['pool_name']: pool for pool in case['pools']}
    result, _ = scaler._get_pool_status(Osds(case), pools, case['threshold'])
    return {pool['pool_name']: [pool['pg_num_final'], pool['would_adjust']] for pool in result}


logging.getLogger('quiet').setLevel(logging.CRITICAL + 1)
json.dump([run(case) for case in json.load(sys.stdin)], sys.stdout)
