import type { Words } from './english-words.ts';

const counted = { bytes: ' 字节', characters: ' 个字符', entries: ' 项', value: '' } as const;

const fields: Words['fields'] = {
  none: '不需要任何字段。',
  inputHeadings: ['字段', '类型', '必填', '限制', '含义'],
  outputHeadings: ['返回', '类型', '含义'],
  together: (limits) => `合计：${limits}。`,
  listOf: (entry) => `${entry} 列表`,
  anything: '任意',
  oneOfAFew: '几选一',
  oneOf: (choices) => `${choices.join('、')} 之一`,
  limited: (meaning, limits) => `${meaning}${limits}。`,
  eachEntry: '每一项',
  range: ({ of, least, most }) => {
    const unit = counted[of];
    const range = [
      ...(least === undefined ? [] : [`至少 ${least}${unit}`]),
      ...(most === undefined ? [] : [`最多 ${most}${unit}`]),
    ];
    return range.join('，');
  },
  beyond: (what) => `否则${/^[\w`]/.test(what) ? ' ' : ''}${what}`,
  notes: (notes) => `（${notes.join('；')}）`,
  join: (limits) => limits.join('；'),
};

const operation: Words['operation'] = {
  key: '接口',
  route: '路由',
  selector: (action, version) => `，Action \`${action}\`，Version \`${version}\``,
  rate: '限频',
  quota: '配额',
  quotaOf: (limit, counts, name) => `${limit} ${counts}（\`${name}\`）`,
  regions: '地域',
  source: '依据',
  assumptions: '假设',
  ownState: '演示数据里没有这次调用需要的东西。下面的成功配方会替换默认沙箱的状态：',
  sharedErrors: '错误：只有[每个接口都有的那些](errors.md)。',
  ownErrors: '除了[每个接口都有的错误](errors.md)，还有自己的：',
  errorHeadings: ['错误', '含义', '原因举例', '怎么办', '配方'],
  injected: (cause) => `不是客户端造成的；${cause}`,
};

const errorHeadings = ['错误码', 'HTTP', '文案', '含义', '可重试', '怎么办'];

const errors: Words['errors'] = {
  title: '错误',
  opening:
    '按响应里的错误码找；几个错误共用一个错误码时，再看文案。“可重试”指的是：原样再发一次，是否可能成功。有些调用虽然返回了错误，却可能已经执行，重发之前先查一下要改的东西是不是已经改了。',
  ofAll: '所有接口都有',
  ofSingle: '个别接口才有',
  ofAllHeadings: [...errorHeadings, '原因举例', '配方', '依据'],
  ofSingleHeadings: [...errorHeadings, '接口', '依据'],
};

const vendor: Words['vendor'] = {
  opening: (name, hosts) => `这家厂商在这里叫 \`${name}\`，真实域名是 ${hosts}。`,
  pages:
    '[错误](errors.md)：每个错误码的含义和处理办法。[假设](assumptions.md)：文档没写清的地方。[签名错误](mistakes.md)：能认出来的签名错法。',
  recipes: (program) =>
    `每个错误都有配方：\`${program} recipe OPERATION ERROR\` 会打印一组命令，在 \`${program} start\` 运行时贴进另一个 shell 就能复现。注意，这些命令会替换默认沙箱的状态。`,
  headings: ['资源', '接口', '厂商的叫法', '做什么'],
  notBuilt: '没有实现的',
  allBuilt: '已知的接口都实现了。',
  everyCall: '每次调用都要带的',
  parameterHeadings: ['参数', '位置', '必填', '限制', '含义'],
  howOften: '调用频率',
  rateOfAll: (rate, blockSeconds) => `所有接口合计：${rate}；超出后 ${blockSeconds} 秒内都会被拒。`,
  rateAssumption: (link, usual) => `沙箱是否执行这条限制，由假设 ${link} 决定，默认为“${usual}”。`,
  tools: '厂商自己的工具读的环境变量',
  toolsOpening:
    '`understudy env` 和 `understudy exec` 除了设置本项目的变量，也会设置这些变量，这样厂商的工具就会以沙箱的身份调用。只有当工具本身会读接入地址时，才会设置接入地址。',
  toolHeadings: ['变量', '谁会读', '依据'],
};

const assumptions: Words['assumptions'] = {
  title: '假设',
  opening: (name, program) =>
    `文档没写清的问题，以及目前的处理方式。每个沙箱都可以单独改判：\`${program} assumptions set ${name}.NAME=VALUE\`。`,
  entry: ({ question, usual, others, notice, source }) =>
    `${question}默认：**${usual}**。备选：${others}；那时，${notice}。依据：${source}。`,
};

const findings: Words['findings'] = {
  title: '问题',
  opening:
    '调用经过时，分析器会找出会被厂商罚、或者评审会指出的地方。每个问题都写明规则、接口、是哪几次调用、该怎么办，以及依据。',
  rest: `\`--mute\` 可以写多次，也可以用逗号隔开；\`start\` 和 \`exec\` 同样支持，配置文件里写成列表：\`mute: [paging-stops-early]\`。只要规则、接口和对象不变，重启后问题的 id 也不变。

表里的严重程度是该规则可能给出的最高一级。**error**：正确的客户端绝不会做的事。**warning**：多半是写错了，但也可能是有意的。**info**：值得知道。

两次调用要的是同一件事（接口、地域、输入都相同），才算相同。在前一次调用的响应返回之前就到的调用，不论是谁发的，都不算重复。等待时间按走动的那个时钟算（系统的或沙箱的），所以时钟停住时，按规矩等待的客户端不会被当成狂发请求。`,
  ofAll: '所有厂商共用',
  of: (name) => `${name} 专有`,
  headings: ['规则', '严重程度', '看到什么', '怎么办', '依据'],
};

const scenarios: Words['scenarios'] = {
  title: '场景',
  opening:
    '现成的事故。场景会布置好沙箱、故障和时钟，然后到点自动发生：多少次调用之后，或者沙箱时钟走过多少秒之后。过程是确定的：相同的调用每次都遇到相同的事故。',
  rest: `场景没有提到的，沙箱里保持原样。id 列表里的 \`{ from: 1, to: 3 }\` 就是 1、2、3。

文件开头写上 schema 的路径，编辑器就能补全和检查；每种文件的 schema 包里都有：`,
  schemas: (folder) =>
    `[config.schema.json](${folder}config.schema.json) 用于 understudy.yaml，[scenario.schema.json](${folder}scenario.schema.json) 用于场景，[faults.schema.json](${folder}faults.schema.json) 用于故障规则文件，[state.schema.json](${folder}state.schema.json) 用于状态；\`understudy schema config\` 会打印其中一个。`,
  headings: ['场景', '会发生什么'],
  right: (expect) => `**正确的客户端：** ${expect}`,
  seeAll: '怎样在运行中的模拟器里启动场景，以及其他场景：[场景](../scenarios.md)。',
};

const mistakes: Words['mistakes'] = {
  title: '签名错误',
  ofVendor: '签名错误',
  seeAll: '`understudy explain` 会指出这些错法。[怎么认出来的](../mistakes.md)，以及其他厂商的。',
  opening:
    '`understudy explain` 会逐一试这些错法，常见的还会两个叠加着试，直到算出客户端发来的那个签名。只有签名的每个字节都一致才会下结论，所以从不靠猜；许多错法会试好几种写法。如果客户端用的是别的密钥，会告诉它：已知的错法都得不出这个签名。',
  countHeadings: ['厂商', '错法'],
  together: '合计',
  headings: ['id', '错在哪', '实际做了什么', '怎么改'],
};

const windows: Readonly<Record<number, string>> = { 1: '每秒', 60: '每分钟' };

export const chineseWords: Words = {
  colon: '：',
  comma: '、',
  space: '',
  or: ' 或 ',
  yes: '是',
  no: '否',
  recipe: '配方',
  glossed: (value, meaning) => (meaning === value ? value : `${value}（${meaning}）`),
  rate: (rate) =>
    rate ? `${windows[rate.perSeconds] ?? `每 ${rate.perSeconds} 秒`} ${rate.requests} 次` : '文档没写',
  standings: { documented: '文档', observed: '观察到', assumed: '推测' },
  severities: { error: 'error', warning: 'warning', info: 'info' },
  fields,
  operation,
  errors,
  vendor,
  assumptions,
  findings,
  scenarios,
  mistakes,
};
