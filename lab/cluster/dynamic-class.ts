/** The StorageClass of a driver that makes volumes when they are claimed, each on the node that the claim's pod goes to. */
export const DYNAMIC = 'on-this-node';
