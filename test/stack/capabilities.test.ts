import type {
  BlockPoolProps, BucketClaimProps, CephClientProps, CephClusterProps, CephFilesystemProps, CephNfsProps, CephResources, ClaimedMonitorsOptions, ClaimProps,
  DaemonResources, DashboardIngressProps, ErasureCodedOptions, FilesystemDataPool, HostOptions, LogicalVolumeOptions, MetadataServers, MonitorsOptions,
  NetworkPoliciesProps, ObjectGateway, ObjectRealmProps, ObjectStoreProps, ObjectStoreUserProps, ObjectZoneGroupProps, ObjectZoneProps, PoolOptions,
  RadosNamespaceProps, ReplicatedOptions, SnapshotClassProps, StackBlockPoolProps, StackBucketProps, StackClaimProps, StackClassProps, StackClientProps,
  StackClusterProps, StackDaemonResourcesProps, StackDashboardIngressProps, StackDataPoolProps, StackFilesystemProps, StackGatewayProps, StackHostProps,
  StackMetadataServersProps, StackMonitorsProps, StackNetworkPoliciesProps, StackNfsProps, StackObjectRealmProps, StackObjectStoreProps, StackObjectZoneProps,
  StackPoolProps, StackRadosNamespaceProps, StackRedundancyProps, StackResourcesProps, StackSubVolumeGroupProps, StackSurvivalProps, StackToolboxProps,
  StackUserProps, StackVolumeClaimsProps, StackVolumeProps, StorageClassProps, StretchedMonitorsOptions, SubVolumeGroupProps, SurvivalPolicy, ToolboxProps,
  VolumeClaimsProps,
} from '../../src';

/** The properties of a construct that its data has no home for, but for those that the place in the data says. */
type Homeless<Props, Data, SaidByPlace extends string = never> = Exclude<keyof Props, keyof Data | SaidByPlace>;

/** Compiles only where there is none: a new property of a construct is a new property of the data. */
function everyPropertyHasAHome<Without extends never>(): (Without | string)[] {
  return [];
}

test.each<[string, () => unknown[]]>([
  ['LocalVolume', () => everyPropertyHasAHome<Homeless<LogicalVolumeOptions, StackVolumeProps>>()],
  ['Host', () => everyPropertyHasAHome<Homeless<HostOptions, StackHostProps>>()],
  ['VolumeClaims', () => everyPropertyHasAHome<Homeless<VolumeClaimsProps, StackVolumeClaimsProps, 'name'>>()],
  ['CephCluster', () => everyPropertyHasAHome<Homeless<CephClusterProps, StackClusterProps & { storage: StackClusterProps['volumes'] }, 'operator'>>()],
  ['Monitors', () => everyPropertyHasAHome<Homeless<MonitorsOptions & ClaimedMonitorsOptions & StretchedMonitorsOptions, StackMonitorsProps>>()],
  ['SurvivalPolicy', () => everyPropertyHasAHome<Homeless<SurvivalPolicy, StackSurvivalProps>>()],
  ['CephResources', () => everyPropertyHasAHome<Homeless<CephResources, StackResourcesProps> | Homeless<DaemonResources, StackDaemonResourcesProps>>()],
  ['Toolbox', () => everyPropertyHasAHome<Homeless<ToolboxProps, StackToolboxProps, 'cluster'>>()],
  ['DashboardIngress', () => everyPropertyHasAHome<Homeless<DashboardIngressProps, StackDashboardIngressProps, 'cluster'>>()],
  ['NetworkPolicies', () => everyPropertyHasAHome<Homeless<NetworkPoliciesProps, StackNetworkPoliciesProps, 'cluster'>>()],
  ['pools', () => everyPropertyHasAHome<Homeless<PoolOptions, StackPoolProps>>()],
  ['Redundancy', () => everyPropertyHasAHome<Homeless<ReplicatedOptions & ErasureCodedOptions, StackRedundancyProps>>()],
  ['BlockPool', () => everyPropertyHasAHome<Homeless<BlockPoolProps, StackBlockPoolProps, 'name'>>()],
  ['RadosNamespace', () => everyPropertyHasAHome<Homeless<RadosNamespaceProps, StackRadosNamespaceProps, 'name' | 'pool'>>()],
  ['CephFilesystem', () => everyPropertyHasAHome<Homeless<CephFilesystemProps, StackFilesystemProps, 'name'>>()],
  ['MetadataServers', () => everyPropertyHasAHome<Homeless<MetadataServers, StackMetadataServersProps>>()],
  ['data pools', () => everyPropertyHasAHome<Homeless<FilesystemDataPool, StackDataPoolProps, 'name'>>()],
  ['SubVolumeGroup', () => everyPropertyHasAHome<Homeless<SubVolumeGroupProps, StackSubVolumeGroupProps, 'name' | 'filesystem'>>()],
  ['ObjectStore', () => everyPropertyHasAHome<Homeless<ObjectStoreProps, StackObjectStoreProps, 'name'>>()],
  ['ObjectGateway', () => everyPropertyHasAHome<Homeless<ObjectGateway, StackGatewayProps>>()],
  ['ObjectStoreUser', () => everyPropertyHasAHome<Homeless<ObjectStoreUserProps, StackUserProps, 'name' | 'store'>>()],
  ['ObjectRealm', () => everyPropertyHasAHome<Homeless<ObjectRealmProps, StackObjectRealmProps, 'name'>>()],
  ['ObjectZoneGroup', () => everyPropertyHasAHome<Homeless<ObjectZoneGroupProps, object, 'name' | 'realm'>>()],
  ['ObjectZone', () => everyPropertyHasAHome<Homeless<ObjectZoneProps, StackObjectZoneProps, 'name' | 'zoneGroup'>>()],
  ['CephNfs', () => everyPropertyHasAHome<Homeless<CephNfsProps, StackNfsProps, 'name'>>()],
  ['CephClient', () => everyPropertyHasAHome<Homeless<CephClientProps, StackClientProps, 'name'>>()],
  ['StorageClass', () => everyPropertyHasAHome<Homeless<StorageClassProps, StackClassProps, 'name' | 'backend'>>()],
  ['SnapshotClass', () => everyPropertyHasAHome<Homeless<SnapshotClassProps, NonNullable<StackClassProps['snapshotClass']>, 'backend'>>()],
  ['claims', () => everyPropertyHasAHome<Homeless<ClaimProps, StackClaimProps, 'name' | 'namespace'>>()],
  ['BucketClaim', () => everyPropertyHasAHome<Homeless<BucketClaimProps, StackBucketProps, 'name' | 'namespace'>>()],
])('every property of %s has a home in the data of a stack', (_, check) => expect(check()).toEqual([]));
