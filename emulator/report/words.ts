import { escapeMarkup } from './escape-markup.ts';

/** What the page of a report says itself, in Chinese. What calls, vendors and documents say stays as it is. */
const inChinese: Readonly<Record<string, string>> = {
  'Understudy: one run': 'Understudy：一次运行',
  'Understudy: one fault at a time': 'Understudy：每次一个故障',
  'Understudy: one change of an answer at a time': 'Understudy：每次改动一个响应',
  'All is well.': '一切正常。',
  'Something needs to be looked at.': '有需要处理的地方。',
  command: '命令',
  'exit code': '退出码',
  calls: '调用数',
  'which calls': '哪些调用',
  'why nobody called': '为什么没有调用',
  'of them before a reset, not listed': '其中重置之前的调用（不列出）',
  'refused calls': '被拒的调用',
  findings: '发现的问题',
  coverage: '覆盖',
  emulator: '模拟器版本',
  'survival score': '存活得分',
  why: '原因',
  runs: '运行次数',
  'first run': '首次运行',
  'see the minimal failing case again': '重现最小的失败用例',
  Findings: '发现的问题',
  'Nothing was found in the calls of the client.': '客户端的调用中没有发现问题。',
  'Refused calls': '被拒的调用',
  'No call was refused.': '没有调用被拒。',
  Outcomes: '结果',
  'No call was made.': '没有任何调用。',
  Faults: '故障',
  'No fault was set.': '没有设置故障。',
  'Coverage of the documented outcomes': '文档记载的结果的覆盖',
  'No operation was called.': '没有调用任何接口。',
  Calls: '调用',
  'Verdicts by operation': '各接口的结论',
  Runs: '各次运行',
  'There was nothing to change: the first run made no call that can be changed.':
    '没有可改动的内容：首次运行没有发出可以改动的调用。',
  'Operations of the first run': '首次运行的接口',
  'The first run made no call.': '首次运行没有发出调用。',
  'Calls over time, against the limits': '调用随时间的分布与频率限制',
  'Windows without calls are left out.': '没有调用的时间窗口已略去。',
  severity: '严重程度',
  rule: '规则',
  where: '位置',
  seen: '次数',
  what: '问题',
  'what to do': '怎么改',
  source: '依据',
  outcome: '结果',
  'what it means': '含义',
  vendor: '厂商',
  operation: '接口',
  fired: '触发次数',
  'had to fire': '必须触发',
  state: '状态',
  id: '编号',
  time: '时间',
  check: '检查',
  faults: '故障',
  verdict: '结论',
  change: '改动',
  'what is asked then': '此时应当怎样',
  'at call': '第几次调用',
  'how it ended': '结局',
  'the reply': '响应',
  ms: '毫秒',
  success: '成功',
  every: '每次',
  'never met': '未遇到',
  met: '遇到',
  'met and handled': '已处理',
  'met and mishandled': '处理不当',
  handled: '已处理',
  reported: '已报告',
  passed: '通过',
  unnoticed: '未察觉',
  failed: '失败',
  hung: '卡住',
  crashed: '崩溃',
  stormed: '反复调用',
  missed: '未发生',
  error: '错误',
  warning: '警告',
  info: '提示',
  documented: '文档写明',
  observed: '实际观察',
  assumed: '推定',
};

/** A word of the page itself in Chinese; undefined for all others. */
export function wordOf(text: string): string | undefined {
  return Object.hasOwn(inChinese, text) ? inChinese[text] : undefined;
}

/** A text of the page itself in both languages, of which the reader sees one. */
export function say(text: string): string {
  return inBoth(text, wordOf(text));
}

/** A text with its Chinese, of which the reader sees one; by itself where there is none. */
export function inBoth(text: string, chinese: string | undefined, element: 'span' | 'pre' = 'span'): string {
  const english = escapeMarkup(text);
  if (chinese === undefined || chinese === text)
    return element === 'span' ? english : `<pre>${english}</pre>`;
  return `<${element} class="in-english" lang="en">${english}</${element}><${element} class="in-chinese" lang="zh-CN">${escapeMarkup(chinese)}</${element}>`;
}

/** The texts of a page that are in English only. */
export function untranslated(texts: readonly string[]): readonly string[] {
  return texts.filter((text) => wordOf(text) === undefined);
}
