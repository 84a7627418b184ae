import { IConstruct } from 'constructs';

/** Rook's operator, installed by this app or already there. */
export interface IRookOperator extends IConstruct {
  /** The namespace it runs in. It is also the prefix of the CSI drivers' names. */
  readonly namespace: string;
  /** Whether it lets OSDs live on loop devices. */
  readonly allowLoopDevices: boolean;
}
