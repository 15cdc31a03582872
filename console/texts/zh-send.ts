import type { enSend } from './en-send.ts';

export const zhSend: typeof enSend = {
  input: '输入',
  noObject: '必须是 JSON 对象，例如 {"RoomId": "test"}。',
  damage: '破坏方式',
  damages: {
    none: '无',
    wrongSecret: '用错误的密钥签名',
    slowClock: '时钟慢一年',
    fastClock: '时钟快一小时',
    cutBody: '正文中断',
    other: '其他……',
  },
  otherDamage: '破坏方式（JSON）',
  send: '发送',
  asForm: '表单',
  removeField: (name) => `不发送 ${name}`,
  addEntry: (name) => `在 ${name} 中添加`,
  removeEntry: (name, number) => `移除 ${name} ${number}`,
  moreEntries: (count) => `另有 ${count} 项在 JSON 中。`,
  countedIn: { bytes: '字节', characters: '个字符', entries: '项' },
  range: (least, most, unit) => {
    const number =
      least !== undefined && most !== undefined ? `${least} 到 ${most}` : String(least ?? most ?? '');
    const word = least === undefined ? '最多 ' : most === undefined ? '至少 ' : '';
    return `${word}${number}${unit === '' ? '' : ` ${unit}`}`;
  },
  otherwise: (what) => `否则返回 ${what}`,
  typedClient: '类型化客户端',
  signedByHand: 'Node 手写签名',
  officialSdk: '用其他语言发送同样的调用，以及官方 SDK 的设置',
  required: '必填',
  errors: '错误',
  sendAgain: '重新发送',
  sendAgainWith: '修改后发送……',
  makeFail: '让它失败……',
  tryOne: '在这里发送一次',
};
