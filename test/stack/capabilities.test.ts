import type {
  BenchmarkBackendOptions, BenchmarkProps, StackBenchmarkBackendProps, StackBenchmarkProps,
  BlockPoolProps, BucketClaimProps, CephClientProps, CephClusterProps, CephFilesystemProps, CephNfsProps, CephResources, ClaimedMonitorsOptions, ClaimProps,
  ClaimedLogStoreOptions,
  DaemonResources, DashboardIngressProps, ErasureCodedOptions, FilesystemDataPool, HostOptions, LogicalVolumeOptions, LogStoreHost, MetadataServers, MonitorsOptions,
  NetworkPoliciesProps, ObjectGateway, ObjectRealmProps, ObjectStoreProps, ObjectStoreUserProps, ObjectZoneGroupProps, ObjectZoneProps, PoolOptions,
  RadosNamespaceProps, ReplicatedOptions, SnapshotClassProps, StackBlockPoolProps, StackBucketProps, StackClaimProps, StackClassProps, StackClientProps,
  StackClusterProps, StackDaemonResourcesProps, StackDashboardIngressProps, StackDataPoolProps, StackFilesystemProps, StackGatewayProps, StackHostProps,
  StackMetadataServersProps, StackMonitorsProps, StackNetworkPoliciesProps, StackNfsProps, StackObjectRealmProps, StackObjectStoreProps, StackObjectZoneProps,
  StackPoolProps, StackRadosNamespaceProps, StackRedundancyProps, StackResourcesProps, StackSubVolumeGroupProps, StackSurvivalProps, StackToolboxProps,
  StackUserProps, StackVolumeClaimsProps, StackVolumeProps, StorageClassProps, StretchedMonitorsOptions, SubVolumeGroupProps, SurvivalPolicy, ToolboxProps,
  StackLogsProps, StackLogStoreProps, StackSyslogProps, StorageLogsProps, SyslogOptions, VolumeClaimsProps,
} from '../../src';

/** The properties of a construct that its data has no home for, but for those that the place in the data says. */
type Unmatched<Props, Data, SaidByPlace extends string = never> = Exclude<keyof Props, keyof Data | SaidByPlace>;

/** Compiles only where there is none: a new property of a construct is a new property of the data. */
function everyPropertyHasAHome<Without extends never>(): (Without | string)[] {
  return [];
}

test.each<[string, () => unknown[]]>([
  ['LocalVolume', () => everyPropertyHasAHome<Unmatched<LogicalVolumeOptions, StackVolumeProps>>()],
  ['Host', () => everyPropertyHasAHome<Unmatched<HostOptions, StackHostProps>>()],
  ['VolumeClaims', () => everyPropertyHasAHome<Unmatched<VolumeClaimsProps, StackVolumeClaimsProps, 'name'>>()],
  ['CephCluster', () => everyPropertyHasAHome<Unmatched<CephClusterProps, StackClusterProps & { storage: StackClusterProps['volumes'] }, 'operator'>>()],
  ['Monitors', () => everyPropertyHasAHome<Unmatched<MonitorsOptions & ClaimedMonitorsOptions & StretchedMonitorsOptions, StackMonitorsProps>>()],
  ['SurvivalPolicy', () => everyPropertyHasAHome<Unmatched<SurvivalPolicy, StackSurvivalProps>>()],
  ['CephResources', () => everyPropertyHasAHome<Unmatched<CephResources, StackResourcesProps> | Unmatched<DaemonResources, StackDaemonResourcesProps>>()],
  ['Toolbox', () => everyPropertyHasAHome<Unmatched<ToolboxProps, StackToolboxProps, 'cluster'>>()],
  ['DashboardIngress', () => everyPropertyHasAHome<Unmatched<DashboardIngressProps, StackDashboardIngressProps, 'cluster'>>()],
  ['NetworkPolicies', () => everyPropertyHasAHome<Unmatched<NetworkPoliciesProps, StackNetworkPoliciesProps, 'cluster'>>()],
  ['StorageLogs', () => everyPropertyHasAHome<Unmatched<StorageLogsProps & ClaimedLogStoreOptions, StackLogsProps, 'target' | 'networkPolicies'>>()],
  ['LogTarget', () => everyPropertyHasAHome<Unmatched<LogStoreHost, StackLogStoreProps, 'name'> | Unmatched<SyslogOptions, StackSyslogProps>>()],
  ['Benchmark', () => everyPropertyHasAHome<Unmatched<BenchmarkProps, StackBenchmarkProps> | Unmatched<BenchmarkBackendOptions, StackBenchmarkBackendProps>>()],
  ['pools', () => everyPropertyHasAHome<Unmatched<PoolOptions, StackPoolProps>>()],
  ['Redundancy', () => everyPropertyHasAHome<Unmatched<ReplicatedOptions & ErasureCodedOptions, StackRedundancyProps>>()],
  ['BlockPool', () => everyPropertyHasAHome<Unmatched<BlockPoolProps, StackBlockPoolProps, 'name'>>()],
  ['RadosNamespace', () => everyPropertyHasAHome<Unmatched<RadosNamespaceProps, StackRadosNamespaceProps, 'name' | 'pool'>>()],
  ['CephFilesystem', () => everyPropertyHasAHome<Unmatched<CephFilesystemProps, StackFilesystemProps, 'name'>>()],
  ['MetadataServers', () => everyPropertyHasAHome<Unmatched<MetadataServers, StackMetadataServersProps>>()],
  ['data pools', () => everyPropertyHasAHome<Unmatched<FilesystemDataPool, StackDataPoolProps, 'name'>>()],
  ['SubVolumeGroup', () => everyPropertyHasAHome<Unmatched<SubVolumeGroupProps, StackSubVolumeGroupProps, 'name' | 'filesystem'>>()],
  ['ObjectStore', () => everyPropertyHasAHome<Unmatched<ObjectStoreProps, StackObjectStoreProps, 'name'>>()],
  ['ObjectGateway', () => everyPropertyHasAHome<Unmatched<ObjectGateway, StackGatewayProps>>()],
  ['ObjectStoreUser', () => everyPropertyHasAHome<Unmatched<ObjectStoreUserProps, StackUserProps, 'name' | 'store'>>()],
  ['ObjectRealm', () => everyPropertyHasAHome<Unmatched<ObjectRealmProps, StackObjectRealmProps, 'name'>>()],
  ['ObjectZoneGroup', () => everyPropertyHasAHome<Unmatched<ObjectZoneGroupProps, object, 'name' | 'realm'>>()],
  ['ObjectZone', () => everyPropertyHasAHome<Unmatched<ObjectZoneProps, StackObjectZoneProps, 'name' | 'zoneGroup'>>()],
  ['CephNfs', () => everyPropertyHasAHome<Unmatched<CephNfsProps, StackNfsProps, 'name'>>()],
  ['CephClient', () => everyPropertyHasAHome<Unmatched<CephClientProps, StackClientProps, 'name'>>()],
  ['StorageClass', () => everyPropertyHasAHome<Unmatched<StorageClassProps, StackClassProps, 'name' | 'backend'>>()],
  ['SnapshotClass', () => everyPropertyHasAHome<Unmatched<SnapshotClassProps, NonNullable<StackClassProps['snapshotClass']>, 'backend'>>()],
  ['claims', () => everyPropertyHasAHome<Unmatched<ClaimProps, StackClaimProps, 'name' | 'namespace'>>()],
  ['BucketClaim', () => everyPropertyHasAHome<Unmatched<BucketClaimProps, StackBucketProps, 'name' | 'namespace'>>()],
])('every property of %s has a home in the data of a stack', (_, check) => expect(check()).toEqual([]));
