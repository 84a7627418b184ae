import type { OperationWords } from './operations';
import { StepKind } from '../../src/model/change';

/** What may go wrong in a step, in Chinese. */
export const CHINESE_TROUBLE: Readonly<Record<StepKind, string>> = {
  [StepKind.INSTALL]: '如果在等待 Pod：对它执行 `kubectl describe` 可知它为何没有启动，通常是镜像无法获取，或节点不合适。如果在等待 OSD：Job `rook-ceph-osd-prepare-…` 的日志说明设备为何没有被采用。此时还没有任何数据。',
  [StepKind.LOOK]: '如果在等待：集群状态不好。`cdk8s-ceph status` 说明缺少什么。还没有任何变更；Ctrl-C 结束命令。',
  [StepKind.TUNE]: '如果在等待：Ceph 没有回答；`cdk8s-ceph status` 说明原因。还没有数据移动。`cdk8s-ceph abort` 撤销该设置。',
  [StepKind.APPLY]: '如果在等待新的 OSD：Job `rook-ceph-osd-prepare-…` 的日志说明设备为何没有被采用，通常是设备不为空。如果在等待放置组：数据正在移动，会显示预计的结束时间。期间数据是安全的。',
  [StepKind.GROW]: '如果在等待 OSD 打开变大的设备：主机还没有显示新的大小。在主机上用 `lsblk` 查看；loop 设备需要 `losetup --set-capacity`，虚拟磁盘可能需要重新扫描。使设备变大后，执行 `cdk8s-ceph resume`。如果 OSD 没有启动：其初始化容器 `expand-bluefs` 的日志说明原因。它的副本在其他主机上。',
  [StepKind.WEIGH]: '如果半小时内没有任何移动，它会停止，并说明还剩什么。每份副本都还在。`cdk8s-ceph abort` 恢复 OSD 原来的权重；它们保留新增的空间。',
  [StepKind.PLACE]: '如果主机不在移动后的位置：`ceph osd tree` 显示映射图。如果半小时内没有任何移动，它会停止，并说明还剩什么。每份副本都还在。`cdk8s-ceph abort` 把主机及其标签移回原处。',
  [StepKind.DRAIN]: '如果半小时内没有任何移动，它会停止，并说明还剩什么：通常是其他 OSD 太满，或其中一个已停止。每份副本都还在。`cdk8s-ceph abort` 恢复 OSD 的权重，数据随之返回。',
  [StepKind.REMOVE]: '开始之前 OSD 已经是空的。无论哪里失败，最后都会恢复 operator 的副本数；如果连这也失败，`cdk8s-ceph status` 的第一行会说明：此时执行 `kubectl -n rook-ceph scale deploy/rook-ceph-operator --replicas=1`。OSD 一旦清除，这一步只能继续完成。',
  [StepKind.TAKE_OUT]: '如果在开始之前等待：集群状态不好，或另一台主机已停止工作；`cdk8s-ceph status` 会说明。如果在等待 Pod：中断预算不允许驱逐，消息会指出它；请启动该应用的另一个实例，或手动停止一个。期间该主机不接收新的 Pod。`cdk8s-ceph abort` 把它交还。',
  [StepKind.WORK]: '命令已经结束，您这边没有程序在运行。如果主机没有恢复：`cdk8s-ceph abort` 按现状放弃，Ceph 在十分钟后重建副本；然后移除或更换该主机。',
  [StepKind.GIVE_BACK]: '如果在等待节点：主机、其网络或其 kubelet 没有运行。如果在等待 OSD：对其 Pod 执行 `kubectl describe` 可知它为何没有启动，通常是维护后少了设备。它的副本在其他主机上。',
  [StepKind.FORGET_NODE]: '命令已经结束，您这边没有程序在运行。如果旧机器又启动了：再次关机，否则它的设备会随之回来。删除其节点后，`resume` 继续执行。',
  [StepKind.SWAP]: '命令已经结束，您这边没有程序在运行。`resume` 先检查新设备，拒绝不为空的设备。如果原位不再放入设备：集群没有它也继续工作；请用 `cdk8s-ceph abort` 并编辑布局，把它从布局中也删除。',
  [StepKind.CLAIMS]: '如果在等待存储声明：有 Pod 又在使用它；`kubectl describe` 会指出。数据还在存储池中。',
  [StepKind.LET_GO]: '如果在等待守护进程：有主机无法访问，Kubernetes 不知道其 Pod 是否已结束。恢复该主机，或删除其 Node，然后用 `cdk8s-ceph resume` 继续。无论发生什么，operator 的副本数都会恢复。',
  [StepKind.WIPE]: '如果在等待 Job：`kubectl -n rook-ceph logs job/cdk8s-ceph-wipe-1` 说明什么占用着设备。期间离开的主机会被等待；中断后重新开始时，它会识别已经清空的设备。',
  [StepKind.DELETE]: '仍被其他对象使用的内容，Kubernetes 会保留到不再使用为止；`kubectl describe` 会指出。',
  [StepKind.UNTUNE]: '如果在等待：Ceph 没有回答；稍后用 `cdk8s-ceph resume` 继续。所有数据都已就位。',
  [StepKind.UPGRADE_ROOK]: '如果在开始之前等待：Ceph 报告错误，设置了 `noout` 之类的标志，或之前的升级没有结束（用正在运行的版本执行 `ceph osd require-osd-release` 可结束它）；等待时会说明是哪一种。如果在之后等待：operator 的日志说明它做不到什么。期间数据可以读写。',
  [StepKind.FINISH_UPGRADE]: '如果在开始之前等待：还有守护进程运行原来的版本。`cdk8s-ceph status` 说明有几个。',
};

/** What the pages tell in Chinese, by name. */
export const CHINESE: Readonly<Record<string, OperationWords>> = {
  'install': {
    title: '安装集群',
    about: '四台主机，每台一块磁盘，组成一个带有存储池、StorageClass 和存储声明的集群。布局以后的每次变更也用同一条命令执行。',
  },
  'add-device': { title: '添加设备', about: '主机中装入了一块空白磁盘。' },
  'add-host': { title: '添加主机', about: '一台带空白磁盘的主机已加入 Kubernetes。如果布局说明了机架或可用区，请先设置该节点的标签。' },
  'remove-device': { title: '移除设备', about: '取出一块磁盘，无论它是否还能工作。如果它已经损坏，第一步会等到 Ceph 在其他磁盘上重建它的副本。' },
  'remove-host': { title: '移除主机', about: '取出一台主机及其所有磁盘。它的 OSD 一起腾空，所以没有数据移动两次。' },
  'replace-device': {
    title: '更换设备',
    about: [
      '在原位更换一块磁盘，无论它是否还能工作。先腾空它的 OSD 并将其清除；命令结束，由人更换磁盘；然后在新磁盘上创建 OSD，数据返回。', '',
      '如果新磁盘的名称或大小不同，请按 `add` 的写法写在旧磁盘之后：`cdk8s-ceph replace device node-a bay2 /dev/disk/by-id/wwn-0x5000c500a1b2c3db2=8TB`。它沿用布局中旧磁盘的名称。', '',
      '如果有空闲的盘位，请先装入新磁盘：`add device`，然后 `remove device`。移动的数据一样多，而且无需有人等待。', '',
      '损坏的磁盘用同样的方式更换。第一步说明还剩几份副本，并等到 Ceph 在其他 OSD 上重建所缺的副本；重建在 OSD 停止十分钟后开始。如果这些副本没有其他位置，则清除损坏的 OSD，在新磁盘上创建副本：仅当期间一切都能读写时才这样做。', '',
      '对于程序：`cdk8s-ceph replace device node-a bay2 --app "npx tsx main.ts"`。',
    ].join('\n'),
    byHand: '`cdk8s-ceph replace device HOST DEVICE` 在询问之前显示您自己的存储栈的步骤。',
  },
  'replace-host': {
    title: '更换主机',
    about: [
      '另一台带空白磁盘的机器以同样的名称取代一台主机。旧主机的 OSD 一起腾空并清除；命令结束，由人更换机器；然后在新磁盘上创建 OSD，数据返回。', '',
      '如果新磁盘的名称不同，请按 `add` 的写法写在后面：`cdk8s-ceph replace host node-e /dev/disk/by-id/wwn-0x5000c500a1b2c3e1=4TB`。数量相同时，它们沿用布局中旧磁盘的名称。', '',
      '损坏的主机用同样的方式更换。第一步说明还剩几份副本，并等到 Ceph 在其他主机上重建所缺的副本。这要求主机比副本多一台：如果没有，计划会以 `plan/drain-no-place` 拒绝；请先用新机器以新名称添加一台主机，再移除损坏的主机。', '',
      '如果主机只更换其他部件而保留磁盘，则不需要这些步骤：[让它停止工作](maintenance.zh-CN.md)。',
    ].join('\n'),
    byHand: '`cdk8s-ceph replace host HOST` 在询问之前显示您自己的存储栈的步骤。',
  },
  'grow-device': {
    title: '扩大设备',
    about: [
      '一个逻辑卷、虚拟磁盘或文件变大了。先在主机上扩大设备；然后由命令让它的 OSD 使用全部空间。命令会先检查主机，设备还没有达到新的大小时会拒绝。', '',
      '每个 OSD 单独重启，并且仅当 Ceph 认为所有数据都保持可用时才重启；下一个 OSD 之前所有放置组都处于 clean 状态。然后所有 OSD 同时得到与其大小相应的权重，所以没有数据移动两次。在布局或程序中更改 `size` 后执行 `apply`，效果相同。', '',
      '更小的大小会以 `edit/device-shrunk` 拒绝：OSD 不能缩小。设备的存储声明保留当初请求的大小，因为 Kubernetes 不允许本地卷的声明变大；卷的容量会更改。没有什么依赖这两者：OSD 直接询问设备本身。', '',
      '存放元数据或日志的设备，以及现有 StorageClass 上的声明，不在此扩大。',
    ].join('\n'),
  },
  'move-host': {
    title: '把主机移到另一个机架',
    about: '一台主机现在位于另一个机架或可用区，布局或程序中它的 `rack` 或 `zone` 也已更改。在运行中的集群里，仅更改节点的标签不会移动任何东西：命令设置标签，并在 Ceph 的映射图中移动该主机。',
  },
  'maintenance': {
    title: '让主机暂停工作',
    about: [
      '一台主机要增加内存、更换内核或风扇，之后带着原来的磁盘恢复。那里运行的 Pod 先逐个移到别处；它的 OSD 停止，但不会被当作丢失。布局保持不变。', '',
      '可以开始维护时命令就结束。在交还之前，`cdk8s-ceph status` 会说明哪台主机已停止工作。`cdk8s-ceph abort` 立即交还它。手动停用的主机用 `cdk8s-ceph maintenance node-a --end` 交还。', '',
      '在您确认之前，它会说明哪些应用的 Pod 会离开该主机，其中哪些要等主机恢复。没有控制器会重建的 Pod 会被拒绝，除非您指明：`--approve maintenance/pod-alone@Pod/default/shell=REASON`。', '',
      'Rook 发现主机被腾空时会为它设置 noout，并在 `osdMaintenanceTimeout` 之后撤销，默认半小时；没有腾空的主机则立即撤销。如果维护需要更长时间，该值会设为一天，结束时恢复。',
    ].join('\n'),
    byHand: '`cdk8s-ceph maintenance HOST` 在询问之前显示您自己的存储栈的步骤。',
  },
  'upgrade': {
    title: '升级 Rook 和 Ceph',
    about: '升级 Ceph、Rook 或两者；两者都升级时先升级 Rook。使用布局时，命令设置 Ceph 的版本，注释和顺序保持不变。Rook 的清单是命令自带的。程序由其作者编辑：`cdk8s-ceph upgrade --app "npx tsx main.ts"` 执行程序生成的内容。此处两者都升级。',
    trouble: {
      [StepKind.APPLY]: 'Rook 逐个更新守护进程，每次先询问 Ceph 是否可以停止；等待时会说明落后的是哪一种。如果半小时内没有变化，它会停止：请阅读 operator 的日志。通常是镜像无法获取，或新版本的守护进程没有启动。修复后执行 `cdk8s-ceph resume`。不要手动改回原来的镜像。',
    },
    further: [
      '## 会被拒绝的内容', '',
      '- 降级，无论是 Rook 还是 Ceph：新版本写入的内容，旧版本可能无法读取。',
      '- Rook 一次跨越多个次要版本，Ceph 跨越两个以上的主要版本，以及每一条[已知会失败的路径](../reference/upgrades.md)。',
      '- 只要求 `--ceph` 时升级 Rook，反之亦然。',
      '- 同时进行的其他变更：设备的增减请先用 `cdk8s-ceph apply` 执行。',
      '- `skipUpgradeChecks`：在集群不健康时强行升级会造成数据丢失。', '',
      '## 可以放弃到哪一步', '',
      '在第一个守护进程运行新版本之前，`cdk8s-ceph abort` 恢复原来的镜像。从此以后会被拒绝；Ceph 没有说明运行的版本时也会拒绝：新版本的监视器或 OSD 可能已写入旧版本无法读取的内容。Rook 也一样：在它重新创建任何内容之前，可以恢复原来的 operator。新增的对象类型会保留，旧版 Rook 不会理会它们。升级主要版本后，最后一步不再允许旧版 OSD 加入。所有 OSD 都运行新版本后，Rook 自己就会这样做，所以最后一步并不决定它，只是确认它已完成。', '',
      '## 同一版本的另一个镜像', '',
      '用更新的软件包重新构建的镜像，设置为集群的 `cephVersion`，由 `cdk8s-ceph apply` 执行。它在 Ceph 状态良好时开始，在所有守护进程都使用该镜像时结束，并且随时可以放弃。', '',
    ],
  },
  'teardown': {
    title: '拆除集群',
    about: '整个存储栈都会移除，其主机可以再次使用。您需要输入一个短语，其中写明集群及其 fsid：`destroy rook-ceph/ceph 3f271841`；在脚本中用 `--confirm` 给出。',
    more: [
      '只要还有人使用存储，它就拒绝开始，并列出使用者：使用其 StorageClass 声明的 Pod，布局中没有描述的存储桶声明和快照，以及被另一个集群镜像的存储池。没有 Pod 使用的声明会在最后的提问中列出，然后删除。',
      '它不向 Rook 和 Ceph 提出任何请求，所以它们不工作时也能执行。如果请求 Rook 删除存储池，只要还有镜像或存储桶，它就会一直等待。operator 停止期间移除终结器；然后由 Kubernetes 结束守护进程。',
      '只清空布局中声明的设备，并且每个设备都先检查。带有其他集群的 OSD、文件系统或其他内容的设备保持原样。不在的主机也是如此。最后会说明每台主机上还留有什么。',
      '`--keep-data` 保留主机的设备和目录；此时短语以 `take down` 开头。有了[身份的备份](identity.zh-CN.md)，就可以由它们恢复集群。Rook 的对象类型会保留，除非给出 `--crds` 并且没有其他集群需要它们。如果这个 Kubernetes 中还有另一个 CephCluster，operator 也会保留。',
      '在删除第一个声明之前，`abort` 可以放弃。此后用 `resume` 继续。',
    ],
    byHand: '`cdk8s-ceph teardown --write FOLDER` 打印您自己的存储栈的步骤，以及要应用的文件。',
  },
  'identity': {
    title: '保存和恢复集群的身份',
    about: 'Kubernetes 本身丢失（etcd 没有备份）时，数据仍在设备上，监视器的数据仍在主机上。但是再也没有谁知道这个集群是谁。`backup identity` 把这些信息保存在一个文件中；`restore identity` 在另一个控制平面上、在同样的主机上恢复集群。',
    more: [
      '文件包含：集群命名空间的 Secret（监视器、管理员、守护进程和驱动的密钥），监视器的地址和主机，它们地址不变的 Service，Rook 的所有对象，OSD、监视器和应用的卷和声明，存储桶及其密钥，已应用的内容，`--layout` 指定的布局，以及 Ceph 的密钥和映射图。不包含快照。',
      '文件用至少 12 个字符的口令加密，格式为 [age](https://age-encryption.org/v1)：用 `age --decrypt ceph.identity.age | gunzip` 也能打开。口令由人输入，或从 `--passphrase-file` 读取。同时拥有两者的人就拥有整个集群的密钥：请分开保存，并且都不要放在这个 Ceph 上。缺少内容的备份会被拒绝，文件要再打开一次才算数。',
      '每次更改硬件或监视器之后请重新备份：移动过的监视器位置不同。上一次备份的时间记录在 operator 命名空间的 Lease `cdk8s-ceph-identity` 中。',
      '请由这个 Kubernetes 集群之外的机器执行备份，并把文件保存在那里：`cdk8s-ceph backup identity "/backups/ceph-$(date +%F).age" --passphrase-file /etc/ceph-backup/passphrase`，用 cron 或 systemd 定时器每天一次。设置[监控](../how-to/monitoring.md)的 `backupMaxAge`，没有备份时就会告警；`cdk8s-ceph status` 也会显示时间。',
      '恢复时，让主机以原来的名称加入新的控制平面，带着原来的磁盘以及 Rook 目录（`/var/lib/rook`）中的内容。Service 的地址范围必须包含原来的地址。如果已经有 CephCluster，它会拒绝；缺少的节点或标签不同的节点会列出。然后它等到监视器达成一致，fsid 相同，所有 OSD 都已启动。',
    ],
    byHand: '要应用的文件在备份中；没有本命令时，用 `age` 打开它，并按此顺序应用其各部分。',
  },
};
