<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Ask</name>
    <message>
        <source>this model compares labels: type at least two, separated by commas</source>
        <translation>该模型通过比较标签作答：请至少输入两个标签，以逗号分隔</translation>
    </message>
</context>
<context>
    <name>Convention</name>
    <message>
        <source>The same with two classes. With more, strict takes the mean of one class against the rest; the benchmark has no value.</source>
        <translation>两个类别时二者相同。类别更多时，严格规则取各类别对其余的平均；基准没有该值。</translation>
    </message>
    <message>
        <source>Strict counts a class that never occurs and is never chosen as 0; the benchmark leaves it out of the mean.</source>
        <translation>对于从未出现且从未被选中的类别，严格规则计为 0；基准则不将其计入平均。</translation>
    </message>
    <message>
        <source>Strict reads yes or no as whole words and heeds negation; the benchmark looks for the answer anywhere in the reply, so that “no” is found in “abnormal”.</source>
        <translation>严格规则按完整单词识别 yes 或 no，并考虑否定；基准在回答的任意位置查找答案，因此会在“abnormal”中找到“no”。</translation>
    </message>
    <message>
        <source>Strict wants one unambiguous letter, or the text of one option; the benchmark takes the first letter after words such as “answer” without a word boundary, and the article “a” as option A.</source>
        <translation>严格规则要求回答为一个无歧义的字母，或某个选项的文本；基准取“answer”等词之后的第一个字母而不检查单词边界，并把冠词“a”当作选项 A。</translation>
    </message>
    <message>
        <source>Strict wants equal normalised strings; the benchmark accepts a token recall of 0.75 or more.</source>
        <translation>严格规则要求归一化后的字符串相等；基准接受 0.75 及以上的词召回率。</translation>
    </message>
    <message>
        <source>Strict is equality of the normalised strings; the benchmark divides the distinct answer words found in the reply by the words of the reply, which is not a match.</source>
        <translation>严格规则要求归一化后的字符串相等；基准用回答中找到的不重复答案词数除以回答的词数，这并不是匹配。</translation>
    </message>
    <message>
        <source>Strict clips each token at its count in the answer; the benchmark does not, so that a repeated right word counts each time.</source>
        <translation>严格规则把每个词的计数截断为其在答案中出现的次数；基准不截断，因此重复的正确词每次都计数。</translation>
    </message>
    <message>
        <source>Strict matches word by word; the benchmark hands the whole string over as one word, so that the score is 0.5 or 0.</source>
        <translation>严格规则逐词匹配；基准把整个字符串作为一个词传入，因此得分只能是 0.5 或 0。</translation>
    </message>
    <message>
        <source>The formula is the same, on differently normalised text: strict by norm/v1, the benchmark by its own routine, which keeps some punctuation and removes at most 32 full stops. Failed answers count as wrong in strict and are left out by the benchmark.</source>
        <translation>公式相同，但文本的归一化方式不同：严格规则使用 norm/v1，基准使用自己的程序，后者保留部分标点，且最多删除 32 个句点。失败的回答在严格规则中计为错误，基准则不计入。</translation>
    </message>
    <message>
        <source>The value is the same. Intervals differ: strict resamples patients or images with a counter-based generator, the benchmark single rows with NumPy&apos;s, seed 42.</source>
        <translation>数值相同，区间不同：严格规则使用基于计数器的生成器对患者或图像重采样，基准使用 NumPy 的生成器对单行重采样，种子为 42。</translation>
    </message>
</context>
<context>
    <name>Departure</name>
    <message>
        <source>{} counts as in-domain on {}</source>
        <translation>{} 在 {} 上视为域内</translation>
    </message>
    <message>
        <source>{} counts as out-of-domain on {}</source>
        <translation>{} 在 {} 上视为域外</translation>
    </message>
    <message>
        <source>each side is the mean of its models, not the best</source>
        <translation>各方取其模型的平均，而非最佳</translation>
    </message>
    <message>
        <source>one pair is compared: {} and {}</source>
        <translation>只比较一对：{} 和 {}</translation>
    </message>
    <message>
        <source>the bar is the second-best specialist</source>
        <translation>标杆为次佳专科模型</translation>
    </message>
    <message>
        <source>a data set with one specialist counts as a success by the relaxed bar</source>
        <translation>只有一个专科模型的数据集按宽松标杆视为成功</translation>
    </message>
    <message>
        <source>paired intervals choose the best of each side anew in every replicate</source>
        <translation>配对区间在每次重采样中重新选取各方最佳</translation>
    </message>
    <message>
        <source>tuned means {}, not {}</source>
        <translation>“微调”指 {}，而非 {}</translation>
    </message>
    <message>
        <source>only {} of {} data sets</source>
        <translation>仅 {} 个数据集（共 {} 个）</translation>
    </message>
    <message>
        <source>{} belongs to family {}, not {}</source>
        <translation>{} 属于 {} 家族，而非 {}</translation>
    </message>
    <message>
        <source>{} is left out</source>
        <translation>{} 未纳入</translation>
    </message>
</context>
<context>
    <name>FacetPanel</name>
    <message>
        <source>no label</source>
        <translation>无标签</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>已加星标</translation>
    </message>
    <message>
        <source>not starred</source>
        <translation>未加星标</translation>
    </message>
    <message>
        <source>right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>open</source>
        <translation>开放式</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>封闭式</translation>
    </message>
    <message>
        <source>multiple choice</source>
        <translation>多选</translation>
    </message>
    <message>
        <source>train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>with a note</source>
        <translation>有备注</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>ROC, an example</source>
        <translation>ROC 示例</translation>
    </message>
    <message>
        <source>1 − specificity</source>
        <translation>1 − 特异度</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>敏感度</translation>
    </message>
    <message>
        <source>Reliability, an example of a model that is too sure</source>
        <translation>可靠性示例：过于自信的模型</translation>
    </message>
    <message>
        <source>made-up numbers</source>
        <translation>虚构数据</translation>
    </message>
    <message>
        <source>Confusion, an example</source>
        <translation>混淆矩阵示例</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>预测为</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>benign</source>
        <translation>良性</translation>
    </message>
    <message>
        <source>malignant</source>
        <translation>恶性</translation>
    </message>
    <message>
        <source>Diagnosis: one class a sample</source>
        <translation>诊断：每个样本一个类别</translation>
    </message>
    <message>
        <source>Findings: several a sample</source>
        <translation>征象：每个样本可有多个</translation>
    </message>
    <message>
        <source>Questions and answers</source>
        <translation>问答</translation>
    </message>
    <message>
        <source>Retrieval</source>
        <translation>检索</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Every metric of the program with its formula. A value is stored with n, its interval and how that was made. What does not exist, such as the AUROC of one class, is undefined with a reason, never 0 or one half.</source>
        <translation>程序中的所有指标及其公式。每个值都与 n、区间及区间的计算方法一同保存。不存在的值（例如只有一个类别时的 AUROC）标为未定义并注明原因，绝不记为 0 或 0.5。</translation>
    </message>
    <message>
        <source>Two conventions</source>
        <translation>两种约定</translation>
    </message>
    <message>
        <source>**strict** is the default: definitions as the literature has them, versioned. **As MedVLMBench** is the reference benchmark&apos;s exact behaviour, quirks included, so that published numbers can be reproduced. Every figure names the one it was made with; the tab *Conventions* shows a run by both.</source>
        <translation>**严格** 是默认约定：采用文献中的定义，并带有版本。**按 MedVLMBench** 完全遵循参考基准的行为，包括其特异之处，以便复现已发表的数值。每张图都注明所用的约定；*约定* 标签页按两种约定显示同一次运行。</translation>
    </message>
    <message>
        <source>*Between the conventions:*</source>
        <translation>*两种约定的差异：*</translation>
    </message>
    <message>
        <source>Higher is better.</source>
        <translation>越高越好。</translation>
    </message>
    <message>
        <source>Lower is better.</source>
        <translation>越低越好。</translation>
    </message>
    <message>
        <source>*Source:*</source>
        <translation>*出处：*</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>研究</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>出处</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source>Specialist</source>
        <translation>专科模型</translation>
    </message>
    <message>
        <source>In-domain on</source>
        <translation>域内数据集</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
    <message>
        <source>Everything can be done without a mouse. Tab and Shift+Tab move between controls, the arrow keys inside lists and figures, Enter opens, Esc goes back. `?` lists the keys that work on the page in front.</source>
        <translation>所有操作都可以不用鼠标完成。Tab 和 Shift+Tab 在控件间移动，方向键在列表和图内移动，Enter 打开，Esc 返回。`?` 列出当前页面可用的按键。</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>作用</translation>
    </message>
    <message>
        <source>This page is not translated yet and is shown in English.</source>
        <translation>此页尚未翻译，以英文显示。</translation>
    </message>
</context>
<context>
    <name>How</name>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>as the paper defines it; see the help on the published study</source>
        <translation>按论文的定义；参见帮助中关于已发表研究的部分</translation>
    </message>
    <message>
        <source>Defined in</source>
        <translation>定义于</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Conventions</source>
        <translation>约定</translation>
    </message>
    <message>
        <source>%1 rows in %2 independent units</source>
        <translation>%1 行，分属 %2 个独立单元</translation>
    </message>
    <message>
        <source>95% interval</source>
        <translation>95% 区间</translation>
    </message>
    <message>
        <source>At this n</source>
        <translation>在此 n 下</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>How is this computed?</source>
        <translation>这是如何计算的？</translation>
    </message>
    <message>
        <source>More in the help</source>
        <translation>更多内容见帮助</translation>
    </message>
</context>
<context>
    <name>Metric</name>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Correct rows divided by all rows; the predicted class is the first with the largest score</source>
        <translation>正确行数除以总行数；预测类别为得分最高的第一个类别</translation>
    </message>
    <message>
        <source>Adaptive calibration error</source>
        <translation>自适应校准误差</translation>
    </message>
    <message>
        <source>As the calibration error, with bins of equal numbers of rows</source>
        <translation>与校准误差相同，但各分箱的行数相等</translation>
    </message>
    <message>
        <source>AUPRC</source>
        <translation>AUPRC</translation>
    </message>
    <message>
        <source>Average precision: sum over distinct scores of (R_k - R_k-1) P_k, tied scores forming one step; with more than two classes the mean over classes</source>
        <translation>平均精确率：对不同得分求 (R_k - R_k-1) P_k 之和，相同得分算作一步；类别多于两个时取各类别的平均</translation>
    </message>
    <message>
        <source>AUROC</source>
        <translation>AUROC</translation>
    </message>
    <message>
        <source>Share of (positive, negative) pairs in which the positive scores higher, ties counting one half; with more than two classes the plain mean over classes of one against the rest</source>
        <translation>（阳性，阴性）样本对中阳性得分更高的比例，相同得分计一半；类别多于两个时为各类别“一对其余”的简单平均</translation>
    </message>
    <message>
        <source>AUROC, one against one</source>
        <translation>AUROC，一对一</translation>
    </message>
    <message>
        <source>Mean over pairs of classes of the two AUROCs between them (Hand and Till)</source>
        <translation>对所有类别对，取两者之间两个 AUROC 的平均（Hand 和 Till）</translation>
    </message>
    <message>
        <source>AUROC, weighted</source>
        <translation>AUROC，加权</translation>
    </message>
    <message>
        <source>Mean over classes of one against the rest, weighted by how often a class is true</source>
        <translation>各类别“一对其余”的平均，按类别真实出现的频率加权</translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation>平衡准确率</translation>
    </message>
    <message>
        <source>Mean recall over the classes that occur in the truth</source>
        <translation>真值中出现的各类别召回率的平均</translation>
    </message>
    <message>
        <source>BLEU-1</source>
        <translation>BLEU-1</translation>
    </message>
    <message>
        <source>Sentence BLEU with orders 1 to 1, uniform weights, no smoothing, on open questions</source>
        <translation>开放式问题的句级 BLEU，1 至 1 元，均匀权重，无平滑</translation>
    </message>
    <message>
        <source>BLEU-2</source>
        <translation>BLEU-2</translation>
    </message>
    <message>
        <source>Sentence BLEU with orders 1 to 2, uniform weights, no smoothing, on open questions</source>
        <translation>开放式问题的句级 BLEU，1 至 2 元，均匀权重，无平滑</translation>
    </message>
    <message>
        <source>BLEU-3</source>
        <translation>BLEU-3</translation>
    </message>
    <message>
        <source>Sentence BLEU with orders 1 to 3, uniform weights, no smoothing, on open questions</source>
        <translation>开放式问题的句级 BLEU，1 至 3 元，均匀权重，无平滑</translation>
    </message>
    <message>
        <source>BLEU-4</source>
        <translation>BLEU-4</translation>
    </message>
    <message>
        <source>Sentence BLEU with orders 1 to 4, uniform weights, no smoothing, on open questions</source>
        <translation>开放式问题的句级 BLEU，1 至 4 元，均匀权重，无平滑</translation>
    </message>
    <message>
        <source>Brier score</source>
        <translation>Brier 分数</translation>
    </message>
    <message>
        <source>Mean squared distance between probabilities and the truth: (p - y) squared of the positive class; with more than two classes the sum over classes (0 to 2)</source>
        <translation>概率与真值之间的均方距离：阳性类的 (p - y) 平方；类别多于两个时对各类别求和（0 到 2）</translation>
    </message>
    <message>
        <source>Accuracy, multiple choice</source>
        <translation>准确率，多选题</translation>
    </message>
    <message>
        <source>Share of multiple-choice questions whose reply names the true letter; replies that name none or several are wrong</source>
        <translation>回答给出正确选项字母的多选题比例；没有给出或给出多个字母的回答算错</translation>
    </message>
    <message>
        <source>Accuracy, yes/no</source>
        <translation>准确率，是/否</translation>
    </message>
    <message>
        <source>Share of yes/no questions whose reply says the true answer as whole words, negation considered; unparsable replies are wrong. By the medvlmbench convention: the answer occurs anywhere in the reply</source>
        <translation>回答以完整单词说出正确答案的是/否问题比例，考虑否定；无法解析的回答算错。按 medvlmbench 约定：答案出现在回答中任意位置即可</translation>
    </message>
    <message>
        <source>Cohen&apos;s kappa</source>
        <translation>Cohen κ 系数</translation>
    </message>
    <message>
        <source>(agreement - chance) / (1 - chance) with chance from the marginal frequencies; undefined where chance is 1</source>
        <translation>（一致率 - 偶然一致率）/（1 - 偶然一致率），偶然一致率来自边际频率；偶然一致率为 1 时无定义</translation>
    </message>
    <message>
        <source>Calibration error (ECE)</source>
        <translation>校准误差（ECE）</translation>
    </message>
    <message>
        <source>Mean gap between predicted and observed frequency over equal-width bins (15 by default), weighted by their rows: of the positive class with two classes, of the confidence with more</source>
        <translation>等宽分箱（默认 15 个）中预测频率与观测频率之差的平均，按行数加权：两个类别时针对阳性类，更多类别时针对置信度</translation>
    </message>
    <message>
        <source>Exact match</source>
        <translation>完全匹配</translation>
    </message>
    <message>
        <source>Share of questions whose normalised reply equals the normalised answer. By the medvlmbench convention: distinct answer words found in the reply, divided by the words of the reply</source>
        <translation>规范化后的回答等于规范化答案的问题比例。按 medvlmbench 约定：回答中出现的不同答案词数除以回答的词数</translation>
    </message>
    <message>
        <source>F1 of the positive class</source>
        <translation>阳性类的 F1</translation>
    </message>
    <message>
        <source>2PR/(P+R) of the positive class at the threshold; 0 without a true positive</source>
        <translation>阈值下阳性类的 2PR/(P+R)；没有真阳性时为 0</translation>
    </message>
    <message>
        <source>Accuracy over findings</source>
        <translation>征象准确率</translation>
    </message>
    <message>
        <source>Share of known cells decided correctly at the threshold (1 - Hamming loss)</source>
        <translation>阈值下已知单元判断正确的比例（1 - Hamming 损失）</translation>
    </message>
    <message>
        <source>AUPRC, mean over findings</source>
        <translation>AUPRC，各征象平均</translation>
    </message>
    <message>
        <source>Plain mean of the average precision of each finding that is both present and absent somewhere</source>
        <translation>对既有出现又有缺失的各征象，平均精确率的简单平均</translation>
    </message>
    <message>
        <source>AUROC, mean over findings</source>
        <translation>AUROC，各征象平均</translation>
    </message>
    <message>
        <source>Plain mean of the AUROC of each finding that is both present and absent somewhere; unknown labels are left out of their finding</source>
        <translation>对既有出现又有缺失的各征象，AUROC 的简单平均；未知标签不计入其征象</translation>
    </message>
    <message>
        <source>Macro F1 over findings</source>
        <translation>各征象宏平均 F1</translation>
    </message>
    <message>
        <source>Mean over all findings of 2PR/(P+R) at the threshold; 0 without a true positive</source>
        <translation>阈值下所有征象 2PR/(P+R) 的平均；没有真阳性时为 0</translation>
    </message>
    <message>
        <source>Micro F1 over findings</source>
        <translation>各征象微平均 F1</translation>
    </message>
    <message>
        <source>2PR/(P+R) of all cells taken as one problem at the threshold</source>
        <translation>把所有单元视为一个问题时阈值下的 2PR/(P+R)</translation>
    </message>
    <message>
        <source>Macro F1</source>
        <translation>宏平均 F1</translation>
    </message>
    <message>
        <source>Mean over all classes of 2PR/(P+R); a class without true positives counts 0. By the medvlmbench convention only classes that occur in the truth or the predictions are averaged</source>
        <translation>所有类别 2PR/(P+R) 的平均；没有真阳性的类别计 0。按 medvlmbench 约定，只平均真值或预测中出现的类别</translation>
    </message>
    <message>
        <source>Matthews correlation</source>
        <translation>Matthews 相关系数</translation>
    </message>
    <message>
        <source>Correlation between the true and the predicted class; 0 where either never varies</source>
        <translation>真实类别与预测类别之间的相关；任一方从不变化时为 0</translation>
    </message>
    <message>
        <source>Maximum calibration error</source>
        <translation>最大校准误差</translation>
    </message>
    <message>
        <source>Largest gap between predicted and observed frequency among non-empty equal-width bins</source>
        <translation>非空等宽分箱中预测频率与观测频率的最大差距</translation>
    </message>
    <message>
        <source>Mean average precision</source>
        <translation>平均精确率均值</translation>
    </message>
    <message>
        <source>Mean over queries of the average precision of their ranking</source>
        <translation>各查询排序的平均精确率的平均</translation>
    </message>
    <message>
        <source>Median rank</source>
        <translation>中位排名</translation>
    </message>
    <message>
        <source>Median over queries of the rank of the first positive</source>
        <translation>各查询首个阳性排名的中位数</translation>
    </message>
    <message>
        <source>METEOR</source>
        <translation>METEOR</translation>
    </message>
    <message>
        <source>Exact, stem and synonym matches with a fragmentation penalty, on open questions. By the medvlmbench convention the whole string is one word</source>
        <translation>开放式问题上精确、词干和同义词匹配，带碎片惩罚。按 medvlmbench 约定，整个字符串视为一个词</translation>
    </message>
    <message>
        <source>Mean reciprocal rank</source>
        <translation>平均倒数排名</translation>
    </message>
    <message>
        <source>Mean of 1 / rank of the first positive</source>
        <translation>首个阳性排名倒数的平均</translation>
    </message>
    <message>
        <source>nDCG@K</source>
        <translation>nDCG@K</translation>
    </message>
    <message>
        <source>Discounted gain of the first K (10 by default) divided by the ideal one, binary relevance, discount log2(position + 1)</source>
        <translation>前 K 个（默认 10）的折损增益除以理想值，二元相关性，折损 log2(位置 + 1)</translation>
    </message>
    <message>
        <source>Log loss</source>
        <translation>对数损失</translation>
    </message>
    <message>
        <source>Mean of -log of the probability given to the true class, clipped to [1e-15, 1 - 1e-15]</source>
        <translation>真实类别概率的 -log 的平均，概率截断到 [1e-15, 1 - 1e-15]</translation>
    </message>
    <message>
        <source>Negative predictive value</source>
        <translation>阴性预测值</translation>
    </message>
    <message>
        <source>Probability that a predicted negative is one, by Bayes from sensitivity and specificity at the stated prevalence (that of the sample by default)</source>
        <translation>预测为阴性者确为阴性的概率，按给定患病率（默认取样本患病率）由敏感度和特异度经贝叶斯公式得出</translation>
    </message>
    <message>
        <source>Accuracy, open</source>
        <translation>准确率，开放式</translation>
    </message>
    <message>
        <source>Share of open questions answered: strictly, the normalised strings are equal; by the medvlmbench convention, token recall is at least 0.75</source>
        <translation>答对的开放式问题比例：严格约定下规范化字符串相等；medvlmbench 约定下词召回率至少 0.75</translation>
    </message>
    <message>
        <source>Positive predictive value</source>
        <translation>阳性预测值</translation>
    </message>
    <message>
        <source>Probability that a predicted positive is one, by Bayes from sensitivity and specificity at the stated prevalence (that of the sample by default)</source>
        <translation>预测为阳性者确为阳性的概率，按给定患病率（默认取样本患病率）由敏感度和特异度经贝叶斯公式得出</translation>
    </message>
    <message>
        <source>Recall@1</source>
        <translation>召回率@1</translation>
    </message>
    <message>
        <source>Share of queries with a positive among the first 1; ties keep the gallery order</source>
        <translation>前 1 个结果中含有阳性的查询比例；相同得分保持图库顺序</translation>
    </message>
    <message>
        <source>Recall@10</source>
        <translation>召回率@10</translation>
    </message>
    <message>
        <source>Share of queries with a positive among the first 10; ties keep the gallery order</source>
        <translation>前 10 个结果中含有阳性的查询比例；相同得分保持图库顺序</translation>
    </message>
    <message>
        <source>Recall@5</source>
        <translation>召回率@5</translation>
    </message>
    <message>
        <source>Share of queries with a positive among the first 5; ties keep the gallery order</source>
        <translation>前 5 个结果中含有阳性的查询比例；相同得分保持图库顺序</translation>
    </message>
    <message>
        <source>ROUGE-1</source>
        <translation>ROUGE-1</translation>
    </message>
    <message>
        <source>F-measure of shared words, on open questions</source>
        <translation>开放式问题上共有词的 F 值</translation>
    </message>
    <message>
        <source>ROUGE-2</source>
        <translation>ROUGE-2</translation>
    </message>
    <message>
        <source>F-measure of shared word pairs, on open questions</source>
        <translation>开放式问题上共有词对的 F 值</translation>
    </message>
    <message>
        <source>ROUGE-L</source>
        <translation>ROUGE-L</translation>
    </message>
    <message>
        <source>F-measure of the longest common subsequence of words, on open questions</source>
        <translation>开放式问题上最长公共词子序列的 F 值</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>敏感度</translation>
    </message>
    <message>
        <source>Share of true positives that are found at the threshold</source>
        <translation>阈值下被找出的真实阳性比例</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>特异度</translation>
    </message>
    <message>
        <source>Share of true negatives that are left alone at the threshold</source>
        <translation>阈值下未被误报的真实阴性比例</translation>
    </message>
    <message>
        <source>Token F1</source>
        <translation>词 F1</translation>
    </message>
    <message>
        <source>Harmonic mean of token precision and token recall, averaged over questions</source>
        <translation>词精确率与词召回率的调和平均，再对问题取平均</translation>
    </message>
    <message>
        <source>Token precision</source>
        <translation>词精确率</translation>
    </message>
    <message>
        <source>Shared words divided by words of the reply, counts clipped (medvlmbench: not clipped)</source>
        <translation>共有词数除以回答词数，计数截断（medvlmbench：不截断）</translation>
    </message>
    <message>
        <source>Token recall</source>
        <translation>词召回率</translation>
    </message>
    <message>
        <source>Shared words divided by words of the answer, counts clipped (medvlmbench: not clipped)</source>
        <translation>共有词数除以答案词数，计数截断（medvlmbench：不截断）</translation>
    </message>
    <message>
        <source>Weighted F1</source>
        <translation>加权 F1</translation>
    </message>
    <message>
        <source>Mean of 2PR/(P+R) over classes, weighted by how often a class is true</source>
        <translation>各类别 2PR/(P+R) 的平均，按类别真实出现的频率加权</translation>
    </message>
</context>
<context>
    <name>Note</name>
    <message>
        <source>no interval: none was published for these values and the predictions are not at hand</source>
        <translation>没有区间：这些值未发表区间，且没有可用的预测</translation>
    </message>
    <message>
        <source>approximation from the published intervals, both sides taken as independent although they share the cases</source>
        <translation>根据已发表的区间近似得出；双方虽共用病例，仍按相互独立处理</translation>
    </message>
    <message>
        <source>no generalist of the family has a value</source>
        <translation>该家族没有有值的通用模型</translation>
    </message>
    <message>
        <source>the family has no out-of-domain specialist with a value</source>
        <translation>该家族没有有值的域外专科模型</translation>
    </message>
    <message>
        <source>the family has no in-domain specialist with a value</source>
        <translation>该家族没有有值的域内专科模型</translation>
    </message>
    <message>
        <source>the best of each side is chosen anew in every replicate</source>
        <translation>每次重采样都重新选取各方最佳</translation>
    </message>
    <message>
        <source>no gap of this question is defined</source>
        <translation>此问题没有可定义的差距</translation>
    </message>
    <message>
        <source>few data sets: the interval says how far the mean rests on their choice</source>
        <translation>数据集较少：区间反映平均值在多大程度上取决于数据集的选择</translation>
    </message>
    <message>
        <source>only the data sets are resampled; the gaps&apos; own errors are not known</source>
        <translation>仅对数据集重采样；各差距自身的误差未知</translation>
    </message>
    <message>
        <source>one data set: nothing can be said about others</source>
        <translation>只有一个数据集：无法推断其他数据集</translation>
    </message>
    <message>
        <source>normal interval from DeLong&apos;s covariance</source>
        <translation>基于 DeLong 协方差的正态区间</translation>
    </message>
    <message>
        <source>BCa is not defined (every replicate lies on one side of the value); percentile interval</source>
        <translation>BCa 未定义（所有重采样值都在该值的同一侧）；采用百分位区间</translation>
    </message>
    <message>
        <source>BCa is not defined (the statistic is too skewed on these cases); percentile interval</source>
        <translation>BCa 未定义（统计量在这些病例上过于偏斜）；采用百分位区间</translation>
    </message>
    <message>
        <source>undefined on this sample</source>
        <translation>在此样本上未定义</translation>
    </message>
    <message>
        <source>no resample on which the statistic is defined</source>
        <translation>没有使该统计量有定义的重采样</translation>
    </message>
    <message>
        <source>the variance is zero; exact binomial bound from the smaller class</source>
        <translation>方差为零；采用由较小类别得出的精确二项界</translation>
    </message>
    <message>
        <source>the variance of the difference is zero</source>
        <translation>差值的方差为零</translation>
    </message>
    <message>
        <source>the difference is undefined on this sample</source>
        <translation>差值在此样本上未定义</translation>
    </message>
    <message>
        <source>all swaps enumerated</source>
        <translation>已穷举所有交换</translation>
    </message>
    <message>
        <source>all differences are equal</source>
        <translation>所有差值都相等</translation>
    </message>
    <message>
        <source>there are no rows</source>
        <translation>没有数据行</translation>
    </message>
</context>
<context>
    <name>Overlay</name>
    <message>
        <source>Nothing comparable was published in this metric; AUROC and yes/no accuracy were.</source>
        <translation>此指标没有可比较的已发表值；已发表的有 AUROC 和是/否准确率。</translation>
    </message>
    <message>
        <source>Yes/no accuracy was published by the benchmark&apos;s own scoring; choose “as MedVLMBench” to compare.</source>
        <translation>是/否准确率是按基准自身的评分发表的；请选择“按 MedVLMBench”进行比较。</translation>
    </message>
    <message>
        <source>nothing was published for this cell</source>
        <translation>此单元没有已发表的值</translation>
    </message>
    <message>
        <source>there is no own value</source>
        <translation>没有自己的值</translation>
    </message>
</context>
<context>
    <name>OverviewView</name>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
</context>
<context>
    <name>Setting</name>
    <message>
        <source>Prompts and class texts</source>
        <translation>提示词与类别文本</translation>
    </message>
    <message>
        <source>Frames and slices of a file</source>
        <translation>一个文件的各帧与各层</translation>
    </message>
    <message>
        <source>What cannot be used</source>
        <translation>无法使用的内容</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>征象</translation>
    </message>
    <message>
        <source>Uncertain labels count as</source>
        <translation>不确定标签视为</translation>
    </message>
    <message>
        <source>Seed of the split</source>
        <translation>划分的种子</translation>
    </message>
    <message>
        <source>Classes from</source>
        <translation>类别来源</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Text of the report</source>
        <translation>报告文本</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>投照体位</translation>
    </message>
    <message>
        <source>Fold that is the test split</source>
        <translation>用作测试集的折</translation>
    </message>
    <message>
        <source>Language of the questions</source>
        <translation>问题的语言</translation>
    </message>
    <message>
        <source>Folder of the images</source>
        <translation>图像文件夹</translation>
    </message>
    <message>
        <source>Which of its files</source>
        <translation>使用其中哪些文件</translation>
    </message>
    <message>
        <source>Questions asked twice</source>
        <translation>重复提出的问题</translation>
    </message>
    <message>
        <source>Share of the test split</source>
        <translation>测试划分的占比</translation>
    </message>
</context>
<context>
    <name>Statistics</name>
    <message>
        <source>fewer than 200 cases: percentile intervals may cover less than 95 % (91 to 95 % at 50); BCa keeps it</source>
        <translation>少于 200 例：百分位区间的覆盖率可能低于 95 %（50 例时为 91 到 95 %）；BCa 保持 95 %</translation>
    </message>
    <message>
        <source>200 cases or fewer: the test is cautious, it rejects a true null hypothesis in 3 to 4 % at 50 cases</source>
        <translation>200 例或更少：检验偏保守，50 例时拒绝真原假设的比例为 3 到 4 %</translation>
    </message>
    <message>
        <source>200 cases or fewer: the exact test is cautious, it rejects a true null hypothesis in 3 % at 50 cases; the mid-p form keeps 4 to 5 %</source>
        <translation>200 例或更少：精确检验偏保守，50 例时拒绝真原假设的比例为 3 %；mid-p 形式保持 4 到 5 %</translation>
    </message>
    <message>
        <source>takes every row as independent although several share a patient or image</source>
        <translation>把每一行视为独立，尽管有多行属于同一患者或图像</translation>
    </message>
    <message>
        <source>paired percentile bootstrap</source>
        <translation>配对百分位自助法</translation>
    </message>
    <message>
        <source>paired BCa bootstrap</source>
        <translation>配对 BCa 自助法</translation>
    </message>
    <message>
        <source>DeLong, normal</source>
        <translation>DeLong，正态</translation>
    </message>
</context>
<context>
    <name>ask</name>
    <message>
        <source>%1, tuned on %2</source>
        <translation>%1，在 %2 上微调</translation>
    </message>
</context>
<context>
    <name>audit</name>
    <message>
        <source>Identical images</source>
        <translation>完全相同的图像</translation>
    </message>
    <message>
        <source>Images in more than one split</source>
        <translation>出现在多个划分中的图像</translation>
    </message>
    <message>
        <source>Nearly the same image in more than one split</source>
        <translation>近似相同的图像出现在多个划分中</translation>
    </message>
    <message>
        <source>Nearly the same images</source>
        <translation>近似相同的图像</translation>
    </message>
    <message>
        <source>Images that cannot be read</source>
        <translation>无法读取的图像</translation>
    </message>
    <message>
        <source>Images of one grey level</source>
        <translation>单一灰度的图像</translation>
    </message>
    <message>
        <source>Images of unusual size</source>
        <translation>尺寸异常的图像</translation>
    </message>
    <message>
        <source>Patients or studies in more than one split</source>
        <translation>出现在多个划分中的患者或检查</translation>
    </message>
    <message>
        <source>The same image with different labels</source>
        <translation>同一图像有不同标签</translation>
    </message>
    <message>
        <source>The same question on the same image with different answers</source>
        <translation>同一图像的同一问题有不同答案</translation>
    </message>
    <message>
        <source>The same question on the same image in more than one split</source>
        <translation>同一图像的同一问题出现在多个划分中</translation>
    </message>
    <message>
        <source>The same question and answer in more than one split</source>
        <translation>相同的问题和答案出现在多个划分中</translation>
    </message>
    <message>
        <source>Classes of each split</source>
        <translation>各划分的类别</translation>
    </message>
    <message>
        <source>Answer types of each split</source>
        <translation>各划分的答案类型</translation>
    </message>
    <message>
        <source>What the import found</source>
        <translation>导入时的发现</translation>
    </message>
</context>
<context>
    <name>cards</name>
    <message>
        <source>config</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>preprocessing</source>
        <translation>预处理</translation>
    </message>
    <message>
        <source>generation</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>chat template</source>
        <translation>对话模板</translation>
    </message>
    <message>
        <source>tokenizer</source>
        <translation>分词器</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>vision tower</source>
        <translation>视觉塔</translation>
    </message>
    <message>
        <source>vision config</source>
        <translation>视觉配置</translation>
    </message>
    <message>
        <source>image tower</source>
        <translation>图像塔</translation>
    </message>
    <message>
        <source>text tower</source>
        <translation>文本塔</translation>
    </message>
    <message>
        <source>projection</source>
        <translation>投影</translation>
    </message>
    <message>
        <source>projector</source>
        <translation>投影器</translation>
    </message>
    <message>
        <source>language model</source>
        <translation>语言模型</translation>
    </message>
    <message>
        <source>language config</source>
        <translation>语言配置</translation>
    </message>
    <message>
        <source>layout</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>values</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>文件夹</translation>
    </message>
</context>
<context>
    <name>compare</name>
    <message>
        <source>%1, training</source>
        <translation>%1，训练</translation>
    </message>
    <message>
        <source>%1, validation</source>
        <translation>%1，验证</translation>
    </message>
    <message>
        <source>Losses while training</source>
        <translation>训练过程中的损失</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>minus %1</source>
        <translation>减 %1</translation>
    </message>
    <message>
        <source>%1 with 95% intervals. Differences are of the row minus the column, on the same samples, with paired intervals; p values by %2, corrected by Holm over the pairs shown.</source>
        <translation>%1 及 95% 区间。差值为行减列，基于相同样本，区间为配对区间；p 值由 %2 得出，并对所示各对作 Holm 校正。</translation>
    </message>
</context>
<context>
    <name>cost</name>
    <message>
        <source>Trained parameters</source>
        <translation>训练的参数</translation>
    </message>
    <message>
        <source>%1 (%2 % of the model&apos;s %3)</source>
        <translation>%1（占模型 %3 的 %2 %）</translation>
    </message>
    <message>
        <source>Operations to adapt</source>
        <translation>适配的运算量</translation>
    </message>
    <message>
        <source>Time to adapt</source>
        <translation>适配用时</translation>
    </message>
    <message>
        <source>Peak memory while adapting</source>
        <translation>适配时的内存峰值</translation>
    </message>
    <message>
        <source>Peak memory of the program</source>
        <translation>程序的内存峰值</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>as published</source>
        <translation>按发表的设置</translation>
    </message>
    <message>
        <source>the user&apos;s own</source>
        <translation>用户自定义</translation>
    </message>
    <message>
        <source>Epoch that is kept</source>
        <translation>保留的轮次</translation>
    </message>
    <message>
        <source>the start: training did not improve on validation</source>
        <translation>起点：训练未在验证集上带来改善</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Share of the new weights</source>
        <translation>新权重的比例</translation>
    </message>
    <message>
        <source>Not in this cost</source>
        <translation>未计入此代价</translation>
    </message>
    <message>
        <source>%1 epochs that were trained before</source>
        <translation>此前已训练的 %1 轮</translation>
    </message>
</context>
<context>
    <name>export</name>
    <message>
        <source>What each result cost</source>
        <translation>每个结果的开销</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Trained parameters</source>
        <translation>训练的参数</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Trained (%)</source>
        <translation>训练占比（%）</translation>
    </message>
    <message>
        <source>GFLOPs to adapt</source>
        <translation>适配的 GFLOPs</translation>
    </message>
    <message>
        <source>GFLOPs an image</source>
        <translation>每张图像的 GFLOPs</translation>
    </message>
    <message>
        <source>Adapting (s)</source>
        <translation>适配（秒）</translation>
    </message>
    <message>
        <source>In all (s)</source>
        <translation>总计（秒）</translation>
    </message>
    <message>
        <source>Samples/s</source>
        <translation>样本/秒</translation>
    </message>
    <message>
        <source>Peak memory (MB)</source>
        <translation>峰值内存（MB）</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Two operations are one multiply-add. Features that were known already cost nothing.</source>
        <translation>每次乘加计两次运算。已有的特征不计开销。</translation>
    </message>
    <message>
        <source>a: highest of the program so far, which other results may have needed.</source>
        <translation>a：程序至今的最大值，可能是其他结果所需要的。</translation>
    </message>
    <message>
        <source>b: measured when the result was first computed.</source>
        <translation>b：首次计算该结果时测得。</translation>
    </message>
</context>
<context>
    <name>figures</name>
    <message>
        <source>Research use only, not for clinical use.</source>
        <translation>仅供研究，不得用于临床。</translation>
    </message>
</context>
<context>
    <name>filter</name>
    <message>
        <source>data set, by id or title</source>
        <translation>数据集，按 id 或标题</translation>
    </message>
    <message>
        <source>modality of the data set</source>
        <translation>数据集的模态</translation>
    </message>
    <message>
        <source>diagnosis, vqa or caption</source>
        <translation>diagnosis、vqa 或 caption</translation>
    </message>
    <message>
        <source>train, validation or test</source>
        <translation>train、validation 或 test</translation>
    </message>
    <message>
        <source>class, by its text or number</source>
        <translation>类别，按文本或编号</translation>
    </message>
    <message>
        <source>kind of question: open, closed, choice</source>
        <translation>问题类型：open、closed、choice</translation>
    </message>
    <message>
        <source>a tag; tag:* is any</source>
        <translation>标签；tag:* 表示任意标签</translation>
    </message>
    <message>
        <source>yes or no; the word alone means yes</source>
        <translation>yes 或 no；只写该词表示 yes</translation>
    </message>
    <message>
        <source>words of the note; note:* is any</source>
        <translation>备注中的词；note:* 表示任意备注</translation>
    </message>
    <message>
        <source>name of the sample</source>
        <translation>样本名称</translation>
    </message>
    <message>
        <source>file of the image</source>
        <translation>图像文件</translation>
    </message>
    <message>
        <source>patient or study that samples share</source>
        <translation>样本共有的患者或检查</translation>
    </message>
    <message>
        <source>words of the question</source>
        <translation>问题中的词</translation>
    </message>
    <message>
        <source>words of the reference answer</source>
        <translation>参考答案中的词</translation>
    </message>
    <message>
        <source>yes: models gave different answers</source>
        <translation>yes：各模型给出了不同答案</translation>
    </message>
    <message>
        <source>whose answer: the model</source>
        <translation>谁的答案：模型</translation>
    </message>
    <message>
        <source>whose answer: ots, lp, lora, …</source>
        <translation>谁的答案：ots、lp、lora……</translation>
    </message>
    <message>
        <source>whose answer: number or name of the run</source>
        <translation>谁的答案：运行的编号或名称</translation>
    </message>
    <message>
        <source>whether the answer is right: yes or no</source>
        <translation>答案是否正确：yes 或 no</translation>
    </message>
    <message>
        <source>class that the model chose</source>
        <translation>模型选择的类别</translation>
    </message>
    <message>
        <source>probability of the chosen class, 0 to 1</source>
        <translation>所选类别的概率，0 到 1</translation>
    </message>
    <message>
        <source>ok, failed or refused</source>
        <translation>ok、failed 或 refused</translation>
    </message>
    <message>
        <source>text that the model wrote</source>
        <translation>模型写出的文本</translation>
    </message>
    <message>
        <source>milliseconds the answer took</source>
        <translation>作答所用的毫秒数</translation>
    </message>
    <message>
        <source>words anywhere</source>
        <translation>任意位置的词</translation>
    </message>
</context>
<context>
    <name>history</name>
    <message>
        <source>Run %1: %2</source>
        <translation>运行 %1：%2</translation>
    </message>
    <message>
        <source>Export of %1</source>
        <translation>导出%1</translation>
    </message>
    <message>
        <source>The export was not recorded</source>
        <translation>导出未被记录</translation>
    </message>
</context>
<context>
    <name>options</name>
    <message>
        <source>Images encoded at a time</source>
        <translation>每次编码的图像数</translation>
    </message>
    <message>
        <source>Processor threads; 0 uses all</source>
        <translation>处理器线程数；0 表示全部</translation>
    </message>
    <message>
        <source>How answers are scored</source>
        <translation>答案的评分方式</translation>
    </message>
    <message>
        <source>Bootstrap replicates behind each interval</source>
        <translation>每个区间的自助重采样次数</translation>
    </message>
    <message>
        <source>Seed of every random choice</source>
        <translation>所有随机选择的种子</translation>
    </message>
    <message>
        <source>Test samples at most; 0 takes all</source>
        <translation>测试样本上限；0 表示全部</translation>
    </message>
    <message>
        <source>Smallest L2 penalty tried</source>
        <translation>尝试的最小 L2 惩罚</translation>
    </message>
    <message>
        <source>Largest L2 penalty tried</source>
        <translation>尝试的最大 L2 惩罚</translation>
    </message>
    <message>
        <source>Points of the penalty path</source>
        <translation>惩罚路径的点数</translation>
    </message>
    <message>
        <source>L-BFGS iterations at most</source>
        <translation>L-BFGS 迭代上限</translation>
    </message>
    <message>
        <source>Largest gradient entry at the optimum</source>
        <translation>最优点处的最大梯度分量</translation>
    </message>
    <message>
        <source>Weight classes by inverse frequency</source>
        <translation>按频率倒数对类别加权</translation>
    </message>
    <message>
        <source>Scale features to unit variance first</source>
        <translation>先把特征缩放到单位方差</translation>
    </message>
    <message>
        <source>Rank of the low-rank update</source>
        <translation>低秩更新的秩</translation>
    </message>
    <message>
        <source>Scale numerator of the update</source>
        <translation>更新的缩放分子</translation>
    </message>
    <message>
        <source>Dropout before the first factor</source>
        <translation>第一个因子前的 dropout</translation>
    </message>
    <message>
        <source>Peak learning rate of AdamW</source>
        <translation>AdamW 的峰值学习率</translation>
    </message>
    <message>
        <source>Passes over the training split</source>
        <translation>遍历训练集的轮数</translation>
    </message>
    <message>
        <source>Training samples a step</source>
        <translation>每步的训练样本数</translation>
    </message>
    <message>
        <source>Decoupled weight decay</source>
        <translation>解耦权重衰减</translation>
    </message>
    <message>
        <source>Share of the steps that warm up</source>
        <translation>预热步数的比例</translation>
    </message>
    <message>
        <source>Scale by alpha over root rank (rsLoRA)</source>
        <translation>按 alpha 除以秩的平方根缩放（rsLoRA）</translation>
    </message>
    <message>
        <source>Layers that get an adapter</source>
        <translation>加入适配器的层</translation>
    </message>
    <message>
        <source>Towers that get adapters</source>
        <translation>加入适配器的塔</translation>
    </message>
    <message>
        <source>Tries for one reply before it counts as failed</source>
        <translation>一次回复判为失败前的尝试次数</translation>
    </message>
    <message>
        <source>Milliseconds to wait for a connection</source>
        <translation>等待连接的毫秒数</translation>
    </message>
    <message>
        <source>Milliseconds to wait for a whole reply</source>
        <translation>等待完整回复的毫秒数</translation>
    </message>
    <message>
        <source>Milliseconds before the second try; doubled for each further one</source>
        <translation>第二次尝试前的毫秒数；之后每次加倍</translation>
    </message>
    <message>
        <source>Longest pause between two tries; a server that asks for more is given up</source>
        <translation>两次尝试之间的最长停顿；要求更久的服务器将被放弃</translation>
    </message>
    <message>
        <source>Requests a minute at most; 0 sets no limit</source>
        <translation>每分钟请求上限；0 表示不限</translation>
    </message>
    <message>
        <source>Steps whose gradients are added up</source>
        <translation>梯度累积的步数</translation>
    </message>
    <message>
        <source>Learning rate after the warm-up</source>
        <translation>预热后的学习率</translation>
    </message>
    <message>
        <source>Gradients are clipped to this norm; 0 leaves them</source>
        <translation>梯度裁剪到的范数；0 表示不裁剪</translation>
    </message>
    <message>
        <source>Epochs without improvement before stopping; 0 never stops</source>
        <translation>停止前允许无改善的轮数；0 表示从不提前停止</translation>
    </message>
    <message>
        <source>Epoch that is kept: best on validation, or last</source>
        <translation>保留的轮次：验证最佳或最后一轮</translation>
    </message>
    <message>
        <source>Share of each label spread over all classes</source>
        <translation>每个标签中分摊到所有类别的比例</translation>
    </message>
    <message>
        <source>Random mirroring of training images</source>
        <translation>训练图像的随机镜像</translation>
    </message>
    <message>
        <source>Random rotation, degrees at most</source>
        <translation>随机旋转，最大角度（度）</translation>
    </message>
    <message>
        <source>Random crop, share of the side at most</source>
        <translation>随机裁剪，占边长的最大比例</translation>
    </message>
    <message>
        <source>Random brightness, change at most</source>
        <translation>随机亮度，最大变化</translation>
    </message>
    <message>
        <source>Random contrast, change at most</source>
        <translation>随机对比度，最大变化</translation>
    </message>
    <message>
        <source>Train the magnitude of each weight row beside its direction (DoRA)</source>
        <translation>除方向外，同时训练每个权重行的幅值（DoRA）</translation>
    </message>
    <message>
        <source>Biases that are trained</source>
        <translation>训练的偏置</translation>
    </message>
    <message>
        <source>Classifier at the start; an adapted text tower always classifies by prompts</source>
        <translation>起始分类器；文本塔经适配时始终按提示分类</translation>
    </message>
    <message>
        <source>Features are narrowed by this factor</source>
        <translation>特征压缩的倍数</translation>
    </message>
    <message>
        <source>Share of the adapted features in the sum</source>
        <translation>适配后特征在求和中的比例</translation>
    </message>
    <message>
        <source>Cached samples a class; 0 takes all</source>
        <translation>每个类别缓存的样本数；0 表示全部</translation>
    </message>
    <message>
        <source>Largest cache weight tried</source>
        <translation>尝试的最大缓存权重</translation>
    </message>
    <message>
        <source>Largest sharpness tried</source>
        <translation>尝试的最大锐度</translation>
    </message>
    <message>
        <source>Values tried of each</source>
        <translation>每项尝试的取值数</translation>
    </message>
    <message>
        <source>Each class learns words of its own</source>
        <translation>每个类别学习各自的词</translation>
    </message>
    <message>
        <source>Classifier at the start</source>
        <translation>起始分类器</translation>
    </message>
    <message>
        <source>Mixtures of old and new weights that WiSE-FT tries</source>
        <translation>WiSE-FT 尝试的新旧权重混合数</translation>
    </message>
    <message>
        <source>Workbench: rank 16, validated, stops early</source>
        <translation>Workbench：秩 16，经验证，提前停止</translation>
    </message>
    <message>
        <source>As published: LLaVA-1.5 (rank 128, one epoch)</source>
        <translation>按发表的设置：LLaVA-1.5（秩 128，一轮）</translation>
    </message>
    <message>
        <source>As published: LLaVA-Med (projector alone)</source>
        <translation>按发表的设置：LLaVA-Med（仅投影器）</translation>
    </message>
    <message>
        <source>As published: Qwen, Gemma 3, InternVL (1,000 questions, three epochs)</source>
        <translation>按发表的设置：Qwen、Gemma 3、InternVL（1,000 个问题，三轮）</translation>
    </message>
    <message>
        <source>As published: MedGemma (rank 16, three epochs)</source>
        <translation>按发表的设置：MedGemma（秩 16，三轮）</translation>
    </message>
    <message>
        <source>As published: Lingshu (rank 8 on q, k, v)</source>
        <translation>按发表的设置：Lingshu（秩 8，用于 q、k、v）</translation>
    </message>
    <message>
        <source>What is trained: V vision tower, M projector, L language model</source>
        <translation>训练的部分：V 视觉塔，M 投影器，L 语言模型</translation>
    </message>
    <message>
        <source>How the projector is trained when M is</source>
        <translation>训练 M 时投影器的训练方式</translation>
    </message>
    <message>
        <source>Peak learning rate of the projector; 0 is the same</source>
        <translation>投影器的峰值学习率；0 表示相同</translation>
    </message>
    <message>
        <source>Course of the learning rate</source>
        <translation>学习率的变化过程</translation>
    </message>
    <message>
        <source>Gradients are clipped to this norm</source>
        <translation>梯度裁剪到的范数</translation>
    </message>
    <message>
        <source>Passes over the training questions</source>
        <translation>遍历训练问题的轮数</translation>
    </message>
    <message>
        <source>Training questions a step</source>
        <translation>每步的训练问题数</translation>
    </message>
    <message>
        <source>Questions computed at once; gradients of a step accumulate</source>
        <translation>同时计算的问题数；一步内的梯度会累积</translation>
    </message>
    <message>
        <source>Tokens at most; longer training examples are left out</source>
        <translation>token 数上限；更长的训练样例将被略去</translation>
    </message>
    <message>
        <source>Training questions at most; 0 takes all</source>
        <translation>训练问题数上限；0 表示全部</translation>
    </message>
    <message>
        <source>Compute questions of similar length together</source>
        <translation>将长度相近的问题放在一起计算</translation>
    </message>
    <message>
        <source>Share of the training images held out where there is no validation split</source>
        <translation>没有验证集时，从训练图像中留出的比例</translation>
    </message>
    <message>
        <source>Steps between saved states; 0 saves after each epoch</source>
        <translation>每隔多少步保存一次状态；0 表示每轮结束后保存</translation>
    </message>
    <message>
        <source>Storage of the frozen weights; nf4 is QLoRA</source>
        <translation>冻结权重的存储格式；nf4 即 QLoRA</translation>
    </message>
    <message>
        <source>Compute layers again on the way back: less memory, a third more time</source>
        <translation>反向传播时重新计算各层：占用内存更少，耗时增加三分之一</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>服务器地址</translation>
    </message>
    <message>
        <source>The model&apos;s name at that server</source>
        <translation>模型在该服务器上的名称</translation>
    </message>
    <message>
        <source>How the server is spoken to: any OpenAI-compatible one, OpenAI itself, or Gemini</source>
        <translation>与服务器通信的方式：任何兼容 OpenAI 的服务器、OpenAI 本身或 Gemini</translation>
    </message>
    <message>
        <source>Name of the key in the environment and in the system&apos;s keyring</source>
        <translation>密钥在环境变量和系统密钥环中的名称</translation>
    </message>
    <message>
        <source>Sampling temperature; negative leaves it to the server, as o3 demands</source>
        <translation>采样温度；负值表示由服务器决定（o3 要求如此）</translation>
    </message>
    <message>
        <source>Longest reply in tokens, thoughts included</source>
        <translation>回复的最大长度（token 数），包括思考内容</translation>
    </message>
    <message>
        <source>How much a reasoning model may think; empty leaves it to the server</source>
        <translation>推理模型的思考强度；留空则由服务器决定</translation>
    </message>
    <message>
        <source>System message; empty sends none</source>
        <translation>系统消息；留空则不发送</translation>
    </message>
    <message>
        <source>Put after each question that does not ask for yes or no; empty adds nothing</source>
        <translation>附加在每个非是/否问题之后的文字；留空则不附加</translation>
    </message>
    <message>
        <source>Requests under way at once</source>
        <translation>同时进行的请求数</translation>
    </message>
    <message>
        <source>Requests at most in this project, repetitions included; 0 sets no limit</source>
        <translation>此项目的请求数上限，包括重试；0 表示不限</translation>
    </message>
    <message>
        <source>Money at most in this project, by the prices below; 0 sets no limit</source>
        <translation>此项目的费用上限，按下列价格计算；0 表示不限</translation>
    </message>
    <message>
        <source>Price of a million tokens sent</source>
        <translation>每百万个发送 token 的价格</translation>
    </message>
    <message>
        <source>Price of a million tokens answered, thoughts included</source>
        <translation>每百万个回答 token 的价格，包括思考内容</translation>
    </message>
    <message>
        <source>Currency of the prices</source>
        <translation>价格的货币</translation>
    </message>
    <message>
        <source>This many questions without any answer pause the run</source>
        <translation>有这么多个问题未得到任何回答时，运行将暂停</translation>
    </message>
    <message>
        <source>PNG keeps every pixel; JPEG is smaller and loses some</source>
        <translation>PNG 保留每个像素；JPEG 更小，但有损失</translation>
    </message>
    <message>
        <source>Quality of JPEG</source>
        <translation>JPEG 的质量</translation>
    </message>
    <message>
        <source>Larger images are scaled down to this many pixels; 0 sends them as they are</source>
        <translation>更大的图像将缩小到此像素数；0 表示按原样发送</translation>
    </message>
    <message>
        <source>Start of the second layer: zero, without its ReLU, so that training starts from zero-shot; or at random, as published</source>
        <translation>第二层的起点：为零且不接 ReLU，使训练从零样本模型开始；或按发表的设置随机开始</translation>
    </message>
    <message>
        <source>Rule of the steps</source>
        <translation>步进规则（优化器）</translation>
    </message>
    <message>
        <source>Learned words before the class, where they start at random</source>
        <translation>类别之前学习的词数（随机开始时）</translation>
    </message>
    <message>
        <source>Start of the words: those that the prompts share, or at random</source>
        <translation>词的起点：各提示词共有的词，或随机</translation>
    </message>
    <message>
        <source>How the next word is chosen</source>
        <translation>如何选择下一个词</translation>
    </message>
    <message>
        <source>New tokens at most; 0 is 64 for answers and 512 for reports</source>
        <translation>新 token 上限；0 表示答案 64 个、报告 512 个</translation>
    </message>
    <message>
        <source>Temperature of the draw</source>
        <translation>抽样的温度</translation>
    </message>
    <message>
        <source>Draw from the fewest words with this probability; 1 takes all</source>
        <translation>从累积达到此概率的最少词中抽取；1 表示取全部</translation>
    </message>
    <message>
        <source>Draw from so many most probable words; 0 takes all</source>
        <translation>从概率最高的这么多个词中抽取；0 表示取全部</translation>
    </message>
    <message>
        <source>Seed of the draws</source>
        <translation>抽样的种子</translation>
    </message>
    <message>
        <source>Sequences searched side by side</source>
        <translation>同时搜索的序列数</translation>
    </message>
    <message>
        <source>Exponent of the length that divides a beam&apos;s score</source>
        <translation>束得分除以长度时长度的指数</translation>
    </message>
    <message>
        <source>When the search ends: once improving is unlikely, at the first finished beams, or only when nothing can improve</source>
        <translation>搜索何时结束：不太可能再改善时、最先完成若干束时，或仅在完全无法改善时</translation>
    </message>
    <message>
        <source>Penalty of words used before; 0 is the checkpoint&apos;s own, 1 none</source>
        <translation>对已用过的词的惩罚；0 表示用检查点自己的值，1 表示无惩罚</translation>
    </message>
    <message>
        <source>Runs of so many words appear once; 0 allows any</source>
        <translation>这么多个词的连续片段只出现一次；0 表示不限</translation>
    </message>
    <message>
        <source>Arithmetic of the model; auto is bfloat16 where the processor has it, else float32</source>
        <translation>模型的计算精度；auto 在处理器支持 bfloat16 时取 bfloat16，否则取 float32</translation>
    </message>
    <message>
        <source>Arithmetic of encoders in LoRA, CoOp and fine-tuning; auto is float32, or the precision above where it is chosen</source>
        <translation>LoRA、CoOp 和微调中编码器的计算精度；auto 取 float32，或在上方精度已选定时取该精度</translation>
    </message>
</context>
<context>
    <name>overview</name>
    <message>
        <source>width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>width / height</source>
        <translation>宽度 / 高度</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>standard deviation</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>question length</source>
        <translation>问题长度</translation>
    </message>
    <message>
        <source>answer length</source>
        <translation>答案长度</translation>
    </message>
    <message>
        <source>report length</source>
        <translation>报告长度</translation>
    </message>
    <message>
        <source>raw</source>
        <translation>原始</translation>
    </message>
    <message>
        <source>grey levels as decoded</source>
        <translation>解码所得的灰度级</translation>
    </message>
    <message>
        <source>CLAHE</source>
        <translation>CLAHE</translation>
    </message>
    <message>
        <source>Gaussian + CLAHE</source>
        <translation>高斯 + CLAHE</translation>
    </message>
    <message>
        <source>normalised</source>
        <translation>归一化</translation>
    </message>
    <message>
        <source>smallest level to 0, largest to 255</source>
        <translation>最小灰度级映射为 0，最大映射为 255</translation>
    </message>
</context>
<context>
    <name>pages</name>
    <message>
        <source>Home</source>
        <translation>主页</translation>
    </message>
    <message>
        <source>Where was I? Start with the demonstration or a project of your own, resume what was interrupted, and go back to recent projects.</source>
        <translation>上次做到哪里了？从演示或自己的项目开始，继续被中断的运行，回到最近的项目。</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>What am I testing on? Data sets with their counts and licences, every sample as a picture or a row, filters with counts, and a viewer with zoom and window/level.</source>
        <translation>在什么上测试？数据集及其数量和许可，每个样本的图片或表格行，带计数的筛选，以及可缩放和调窗的查看器。</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>What can I test? Checkpoints of this project, published ones and where their files go, and whether each fits the memory of this computer.</source>
        <translation>可以测试什么？本项目的检查点、已发布的模型及其文件位置，以及每个模型是否放得进本机内存。</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Launch and watch. Tick models, data sets and modes, see what it will cost, launch, and follow the queue with the metric and its interval as they form.</source>
        <translation>启动并观察。勾选模型、数据集和模式，查看代价，启动，然后跟踪队列，看指标及其区间逐渐形成。</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Who wins, and how sure is that? The heatmap of models by data sets; every cell opens its interval, its provenance and the samples behind it.</source>
        <translation>谁更好，有多确定？模型与数据集的热图；每个单元都能打开其区间、来源和背后的样本。</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Preferences of this user on this computer; each takes effect at once.</source>
        <translation>此用户在本机上的偏好；每一项立即生效。</translation>
    </message>
    <message>
        <source>Why is one model better than another? Two or three results on the same samples: who was right where, the answers side by side with their differences, and paired intervals and tests.</source>
        <translation>为什么一个模型优于另一个？比较相同样本上的两到三个结果：各自在哪些样本上正确、并排显示的答案及其差异，以及配对区间和检验。</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>提问</translation>
    </message>
    <message>
        <source>What do models say about this image? Put a question to up to four of them, as published or tuned, and read their answers side by side as they come. Models that score labels compare those you type.</source>
        <translation>各模型对这张图像怎么说？同时向最多四个模型提问（已发布的或经过微调的），并在回答生成时并排阅读。对标签评分的模型会比较您输入的标签。</translation>
    </message>
    <message>
        <source>How do I tell others what was found, so that they can check it? Figures and tables with captions of your own, pages as they will be printed, PDF and HTML, and a bundle that others can verify.</source>
        <translation>怎样把发现告诉别人，并让他们能够核对？带有您自己图注的图和表、所见即所印的页面、PDF 和 HTML，以及可供他人验证的数据包。</translation>
    </message>
</context>
<context>
    <name>remoteFacts</name>
    <message>
        <source>Answered by</source>
        <translation>回答者</translation>
    </message>
    <message>
        <source>At</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Replies</source>
        <translation>回复时间</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>%1, %2 refused, %3 cut off</source>
        <translation>%1，%2 个被拒绝，%3 个被截断</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>%1 sent, %2 answered</source>
        <translation>发送 %1，回答 %2</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>the server&apos;s own</source>
        <translation>由服务器决定</translation>
    </message>
</context>
<context>
    <name>report</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>retrieval</name>
    <message>
        <source>Hubness: fewer than 20 queries say nothing.</source>
        <translation>枢纽性：少于 20 个查询，不足以说明问题。</translation>
    </message>
    <message>
        <source>a few entries are found whatever is asked</source>
        <translation>无论查询什么，总会找到少数几个条目</translation>
    </message>
    <message>
        <source>entries are found evenly</source>
        <translation>各条目被找到的次数较均匀</translation>
    </message>
    <message>
        <source>Hubness: %1 (skewness of the top-%2 counts %3; hubs: %4).</source>
        <translation>枢纽性：%1（前 %2 名计数的偏度 %3；枢纽：%4 个）。</translation>
    </message>
    <message>
        <source>Most often: %1, in the top %2 of %3 of %4 queries.</source>
        <translation>最常出现：%1，在 %4 个查询中的 %3 个里位于前 %2 名。</translation>
    </message>
    <message>
        <source>image %1</source>
        <translation>图像 %1</translation>
    </message>
    <message>
        <source>%1 further images were left out: a search takes at most %2.</source>
        <translation>另有 %1 张图像未纳入：一次检索最多 %2 张。</translation>
    </message>
    <message>
        <source>Images that could not be read: %1 (%2)</source>
        <translation>无法读取的图像：%1 张（%2）</translation>
    </message>
    <message>
        <source>Images in the gallery: %1.</source>
        <translation>候选库中的图像：%1 张。</translation>
    </message>
    <message>
        <source>95% interval</source>
        <translation>95% 区间</translation>
    </message>
    <message>
        <source>chance</source>
        <translation>随机水平</translation>
    </message>
    <message>
        <source>The texts are the prompts of the classes: every image of the class is right.</source>
        <translation>文本是各类别的提示词：该类别的每张图像都算正确。</translation>
    </message>
    <message>
        <source>Queries: %1. Gallery: %2.</source>
        <translation>查询：%1。候选库：%2。</translation>
    </message>
    <message>
        <source>The nearest %1 of %2 images. Nobody has said which of them are right for this text.</source>
        <translation>%2 张图像中最接近的 %1 张。没有标注说明其中哪些符合此文本。</translation>
    </message>
    <message>
        <source>Nothing in the gallery belongs to this query.</source>
        <translation>候选库中没有属于此查询的条目。</translation>
    </message>
    <message>
        <source>First right answer at rank %1 of %2 · right among the first %3: %4 · right in all: %5</source>
        <translation>首个正确结果排名 %1 / %2 · 前 %3 名中正确：%4 · 正确总数：%5</translation>
    </message>
    <message>
        <source>Hub: in the top %1 of %2 of %3 queries; %4 would be expected</source>
        <translation>枢纽：在 %3 个查询中的 %2 个里位于前 %1 名；期望值为 %4</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Images find texts. Queries: %1. Gallery: %2.</source>
        <translation>图像检索文本。查询：%1。候选库：%2。</translation>
    </message>
    <message>
        <source>Texts find images. Queries: %1. Gallery: %2.</source>
        <translation>文本检索图像。查询：%1。候选库：%2。</translation>
    </message>
</context>
<context>
    <name>vlm::Application</name>
    <message>
        <source>MedVLM Workbench</source>
        <translation>MedVLM Workbench</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>操作未成功</translation>
    </message>
    <message>
        <source>Evaluates medical vision-language models. Research use only, not for clinical use.</source>
        <translation>评测医学视觉语言模型。仅供研究，不得用于临床。</translation>
    </message>
    <message>
        <source>Project folder to open</source>
        <translation>要打开的项目文件夹</translation>
    </message>
    <message>
        <source>Open the demonstration; copy it to DIR if it is not there</source>
        <translation>打开演示；若 DIR 中没有则先复制</translation>
    </message>
    <message>
        <source>light or dark</source>
        <translation>light 或 dark</translation>
    </message>
    <message>
        <source>Size of the interface, 80 to 200</source>
        <translation>界面大小，80 到 200</translation>
    </message>
    <message>
        <source>en or zh_CN</source>
        <translation>en 或 zh_CN</translation>
    </message>
    <message>
        <source>Save a picture of every page to DIR and quit</source>
        <translation>把每个页面的图片保存到 DIR 然后退出</translation>
    </message>
    <message>
        <source>Print when the first window was painted, and quit</source>
        <translation>打印首个窗口绘制的时刻，然后退出</translation>
    </message>
    <message>
        <source>Of the window in those pictures: 1024x680</source>
        <translation>这些图片中窗口的大小：1024x680</translation>
    </message>
</context>
<context>
    <name>vlm::ui::AboutDialog</name>
    <message>
        <source>About and licences</source>
        <translation>关于与许可</translation>
    </message>
    <message>
        <source>MedVLM Workbench %1</source>
        <translation>MedVLM Workbench %1</translation>
    </message>
    <message>
        <source>Evaluates medical vision-language models on this computer. Free software under the GNU General Public License, version 3 or later.</source>
        <translation>在本机上评测医学视觉语言模型。自由软件，采用 GNU 通用公共许可证第 3 版或更高版本。</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>使用的组件</translation>
    </message>
</context>
<context>
    <name>vlm::ui::AnswerCard</name>
    <message>
        <source>Answer of %1</source>
        <translation>%1 的回答</translation>
    </message>
    <message>
        <source>Copy this answer</source>
        <translation>复制此回答</translation>
    </message>
    <message>
        <source>Copy the answer of %1</source>
        <translation>复制 %1 的回答</translation>
    </message>
    <message>
        <source>Not loaded yet; the first question loads it.</source>
        <translation>尚未载入；提出第一个问题时载入。</translation>
    </message>
    <message>
        <source>Loading %1 of weights…</source>
        <translation>正在载入 %1 的权重…</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在载入…</translation>
    </message>
    <message>
        <source>Loaded in %1 s; the program grew by %2.</source>
        <translation>载入用时 %1 秒；程序内存增加 %2。</translation>
    </message>
    <message>
        <source>Looking at the image…</source>
        <translation>正在查看图像…</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)…</source>
        <translation>
            <numerusform>%n 个 token…</numerusform>
        </translation>
    </message>
    <message>
        <source>(the model said nothing)</source>
        <translation>（模型没有回答）</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>Cut at the greatest length.</source>
        <translation>已达最大长度，被截断。</translation>
    </message>
    <message>
        <source>begins with yes</source>
        <translation>以“yes”开头</translation>
    </message>
    <message>
        <source>begins with no</source>
        <translation>以“no”开头</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n 个 token</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation>%1 token/秒</translation>
    </message>
    <message>
        <source>%1 of prompt and image</source>
        <translation>提示词和图像 %1 个</translation>
    </message>
    <message>
        <source>This model could not answer.</source>
        <translation>此模型无法回答。</translation>
    </message>
</context>
<context>
    <name>vlm::ui::AnswerColumn</name>
    <message>
        <source>Show this prediction in full on Results</source>
        <translation>在结果页查看此预测的完整内容</translation>
    </message>
    <message>
        <source>Show the prediction of %1 in full</source>
        <translation>查看 %1 的预测的完整内容</translation>
    </message>
    <message>
        <source>&lt;i&gt;no prediction of this sample&lt;/i&gt;</source>
        <translation>&lt;i&gt;此样本没有预测&lt;/i&gt;</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>没有回答</translation>
    </message>
    <message>
        <source>right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>&lt;i&gt;the model said nothing&lt;/i&gt;</source>
        <translation>&lt;i&gt;模型没有回答&lt;/i&gt;</translation>
    </message>
    <message>
        <source>begins with yes</source>
        <translation>以“yes”开头</translation>
    </message>
    <message>
        <source>begins with no</source>
        <translation>以“no”开头</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
</context>
<context>
    <name>vlm::ui::AnswerSheet</name>
    <message>
        <source>Prompt as sent</source>
        <translation>发送的提示词</translation>
    </message>
    <message>
        <source>Text as decoded</source>
        <translation>解码所得文本</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Reference answer</source>
        <translation>参考答案</translation>
    </message>
    <message>
        <source>Scores of this sample, in percent</source>
        <translation>此样本的得分（百分比）</translation>
    </message>
    <message>
        <source>Bold and underlined: words that both have once the metric has normalised them.</source>
        <translation>粗体加下划线：经指标归一化后双方共有的词。</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>没有回答</translation>
    </message>
    <message>
        <source>right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>group %1</source>
        <translation>组 %1</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考</translation>
    </message>
    <message>
        <source>Answer of %1, %2</source>
        <translation>%1 的回答，%2</translation>
    </message>
    <message>
        <source>&lt;i&gt;Could not be evaluated:&lt;/i&gt; %1</source>
        <translation>&lt;i&gt;无法评测：&lt;/i&gt;%1</translation>
    </message>
    <message>
        <source>&lt;i&gt;the model said nothing&lt;/i&gt;</source>
        <translation>&lt;i&gt;模型没有回答&lt;/i&gt;</translation>
    </message>
    <message>
        <source>Probabilities</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>How likely the answer was to begin with</source>
        <translation>回答以下列内容开头的概率</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>“yes”</translation>
    </message>
    <message>
        <source>no</source>
        <translation>“no”</translation>
    </message>
    <message>
        <source>anything else</source>
        <translation>其他内容</translation>
    </message>
    <message>
        <source>strict</source>
        <translation>严格</translation>
    </message>
    <message>
        <source>as MedVLMBench</source>
        <translation>按 MedVLMBench</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Exact match</source>
        <translation>完全匹配</translation>
    </message>
    <message>
        <source>Token F1</source>
        <translation>词 F1</translation>
    </message>
    <message>
        <source>Token precision</source>
        <translation>词精确率</translation>
    </message>
    <message>
        <source>Token recall</source>
        <translation>词召回率</translation>
    </message>
    <message>
        <source>BLEU-%1</source>
        <translation>BLEU-%1</translation>
    </message>
    <message>
        <source>ROUGE-1</source>
        <translation>ROUGE-1</translation>
    </message>
    <message>
        <source>ROUGE-2</source>
        <translation>ROUGE-2</translation>
    </message>
    <message>
        <source>ROUGE-L</source>
        <translation>ROUGE-L</translation>
    </message>
    <message>
        <source>METEOR</source>
        <translation>METEOR</translation>
    </message>
    <message>
        <source>No option could be read from the answer; it counts as wrong.</source>
        <translation>无法从回答中识别出选项；计为错误。</translation>
    </message>
    <message>
        <source>Neither yes nor no could be read from the answer; it counts as wrong.</source>
        <translation>无法从回答中识别出“是”或“否”；计为错误。</translation>
    </message>
    <message>
        <source>Option read from the answer: %1</source>
        <translation>从回答中识别出的选项：%1</translation>
    </message>
    <message>
        <source>%1 tokens of prompt and image</source>
        <translation>提示词和图像共 %1 个 token</translation>
    </message>
    <message numerus="yes">
        <source>%n new token(s)</source>
        <translation>
            <numerusform>%n 个新 token</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation>%1 token/秒</translation>
    </message>
    <message>
        <source>mean log probability %1</source>
        <translation>平均对数概率 %1</translation>
    </message>
    <message>
        <source>finished by itself</source>
        <translation>自然结束</translation>
    </message>
    <message>
        <source>cut at the greatest length</source>
        <translation>达到最大长度被截断</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Other answers to this sample</source>
        <translation>此样本的其他回答</translation>
    </message>
    <message>
        <source>✓ right</source>
        <translation>✓ 正确</translation>
    </message>
    <message>
        <source>✗ wrong</source>
        <translation>✗ 错误</translation>
    </message>
    <message>
        <source>temperature %1</source>
        <translation>温度 %1</translation>
    </message>
    <message>
        <source>the %1 likeliest words</source>
        <translation>概率最高的 %1 个词</translation>
    </message>
    <message>
        <source>top-p %1</source>
        <translation>top-p %1</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>种子 %1</translation>
    </message>
    <message>
        <source>Sampled (%1)</source>
        <translation>采样（%1）</translation>
    </message>
    <message>
        <source>Beam search (%1 beams, length penalty %2)</source>
        <translation>束搜索（%1 束，长度惩罚 %2）</translation>
    </message>
    <message>
        <source>Greedy</source>
        <translation>贪心</translation>
    </message>
    <message>
        <source>(the checkpoint has no generation_config.json)</source>
        <translation>（检查点没有 generation_config.json）</translation>
    </message>
    <message>
        <source>as %1 says</source>
        <translation>按 %1 所述</translation>
    </message>
    <message>
        <source>repetition penalty %1</source>
        <translation>重复惩罚 %1</translation>
    </message>
    <message>
        <source>no %1 words in the same order twice</source>
        <translation>任意 %1 个词的相同序列不出现两次</translation>
    </message>
    <message>
        <source>at most %1 new tokens</source>
        <translation>最多 %1 个新 token</translation>
    </message>
</context>
<context>
    <name>vlm::ui::AskHistory</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Questions of this session</source>
        <translation>本次会话的问题</translation>
    </message>
    <message>
        <source>This session</source>
        <translation>本次会话</translation>
    </message>
    <message>
        <source>Kept in memory until the program ends</source>
        <translation>保存在内存中，直到程序退出</translation>
    </message>
    <message>
        <source>double-click asks again</source>
        <translation>双击可再次提问</translation>
    </message>
    <message>
        <source>Copy the chosen questions with their answers, or all of them</source>
        <translation>复制所选问题及其回答，或复制全部</translation>
    </message>
</context>
<context>
    <name>vlm::ui::AskPage</name>
    <message>
        <source>Ask</source>
        <translation>提问</translation>
    </message>
    <message>
        <source>Labels to compare</source>
        <translation>要比较的标签</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Is there a pleural effusion?</source>
        <translation>是否有胸腔积液？</translation>
    </message>
    <message>
        <source>normal chest X-ray, pneumonia</source>
        <translation>正常胸片, 肺炎</translation>
    </message>
    <message>
        <source>at most </source>
        <translation>最多 </translation>
    </message>
    <message>
        <source> tokens</source>
        <translation> 个 token</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>最长回答</translation>
    </message>
    <message>
        <source>Ask the chosen models (Ctrl+Enter)</source>
        <translation>向所选模型提问（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>Stop all answers (Esc)</source>
        <translation>停止所有回答（Esc）</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Models, at most %1</source>
        <translation>模型，最多 %1 个</translation>
    </message>
    <message>
        <source>Ask the chosen models</source>
        <translation>向所选模型提问</translation>
    </message>
    <message>
        <source>Stop all answers</source>
        <translation>停止所有回答</translation>
    </message>
    <message>
        <source>Open an image…</source>
        <translation>打开图像…</translation>
    </message>
    <message>
        <source>Next sample</source>
        <translation>下一个样本</translation>
    </message>
    <message>
        <source>Previous sample</source>
        <translation>上一个样本</translation>
    </message>
    <message>
        <source>Copy this session&apos;s answers</source>
        <translation>复制本次会话的回答</translation>
    </message>
    <message>
        <source>The models could not be read</source>
        <translation>无法读取模型</translation>
    </message>
    <message>
        <source>%1 (scores labels)</source>
        <translation>%1（对标签评分）</translation>
    </message>
    <message>
        <source>%1 of weights</source>
        <translation>权重 %1</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>没有打开项目</translation>
    </message>
    <message>
        <source>Open a project or the demonstration to ask its models about images.</source>
        <translation>打开一个项目或演示，即可就图像向其中的模型提问。</translation>
    </message>
    <message>
        <source>Go to Home</source>
        <translation>前往主页</translation>
    </message>
    <message>
        <source>No model to ask</source>
        <translation>没有可提问的模型</translation>
    </message>
    <message>
        <source>Models that write answers or compare labels appear here once they are in the project.</source>
        <translation>能撰写回答或比较标签的模型加入项目后会显示在这里。</translation>
    </message>
    <message>
        <source>Go to Models</source>
        <translation>前往模型</translation>
    </message>
    <message>
        <source>Ask models about an image</source>
        <translation>就图像向模型提问</translation>
    </message>
    <message>
        <source>Tick up to four models, choose an image and type a question. Their answers appear here side by side, word by word. Nothing is stored; for numbers, set up a run.</source>
        <translation>勾选最多四个模型，选择一张图像并输入问题。它们的回答会并排逐词显示在这里。不会保存任何内容；如需量化结果，请设置运行。</translation>
    </message>
    <message>
        <source>Reference answer of the data set: %1</source>
        <translation>数据集的参考答案：%1</translation>
    </message>
    <message>
        <source>Label of the data set: %1</source>
        <translation>数据集的标签：%1</translation>
    </message>
    <message>
        <source>Tick a model to ask.</source>
        <translation>请勾选要提问的模型。</translation>
    </message>
    <message>
        <source>Choose an image first.</source>
        <translation>请先选择一张图像。</translation>
    </message>
    <message>
        <source>Type a question.</source>
        <translation>请输入问题。</translation>
    </message>
    <message>
        <source>Type at least two labels, separated by commas, for the models that score labels.</source>
        <translation>请至少输入两个标签，用半角逗号（,）分隔，供对标签评分的模型使用。</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen model(s)</source>
        <translation>
            <numerusform>已选 %n 个模型</numerusform>
        </translation>
    </message>
    <message>
        <source>Image, question and models</source>
        <translation>图像、问题与模型</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Arithmetic of models that write; fewer bits need less memory. Loads them anew.</source>
        <translation>生成答案的模型的计算精度；位数越少，所需内存越少。更改后会重新载入模型。</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>, %1 loaded: %2 of weights as stored; those that write are kept in %3. The program uses %4; %5 are free. Chosen models stay loaded until you untick them.</source>
        <translation>，已载入 %1 个：按存储格式计权重共 %2；生成答案的模型以 %3 保存。程序占用 %4；空闲 %5。所选模型在取消勾选之前一直保持载入。</translation>
    </message>
</context>
<context>
    <name>vlm::ui::AskedModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>回答</translation>
    </message>
</context>
<context>
    <name>vlm::ui::AuditView</name>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>审查</translation>
    </message>
    <message>
        <source>%1 has not been audited</source>
        <translation>%1 尚未审查</translation>
    </message>
    <message>
        <source>An audit looks at every image once: copies and near copies, patients and images in more than one split, labels that contradict each other, questions that leak their answer, balance, broken files. It can be stopped and goes on where it was.</source>
        <translation>审查会逐一检查每张图像：重复和近似重复、出现在多个划分中的患者和图像、相互矛盾的标签、泄露答案的问题、均衡性、损坏的文件。可以随时停止，之后从中断处继续。</translation>
    </message>
    <message>
        <source>Audit this data set</source>
        <translation>审查此数据集</translation>
    </message>
    <message>
        <source>Looking at</source>
        <translation>正在查看</translation>
    </message>
    <message>
        <source>images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Auditing %1…</source>
        <translation>正在审查 %1…</translation>
    </message>
    <message>
        <source>The audit could not be made</source>
        <translation>无法完成审查</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>未发现任何问题。</translation>
    </message>
    <message>
        <source>No test sample is in doubt. %1 images were looked at.</source>
        <translation>没有存疑的测试样本。共检查了 %1 张图像。</translation>
    </message>
    <message>
        <source>%1 of %2 test samples are in doubt: they, or their patients, were seen in training too.</source>
        <translation>%2 个测试样本中有 %1 个存疑：这些样本或其患者也出现在训练数据中。</translation>
    </message>
    <message>
        <source>Split, as measured</source>
        <translation>实测的划分</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Patients, studies or images</source>
        <translation>患者、检查或图像</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message numerus="yes">
        <source>Look at %n sample(s)</source>
        <translation>
            <numerusform>查看 %n 个样本</numerusform>
        </translation>
    </message>
    <message>
        <source>Results with and without the samples in doubt</source>
        <translation>包含与排除存疑样本的结果</translation>
    </message>
    <message>
        <source>Each result of this project on %1 is scored again on the test samples that no finding casts doubt on: same metric, same seed, same number of replicates.</source>
        <translation>本项目在 %1 上的每个结果都会在未被任何审查发现质疑的测试样本上重新评分：指标、种子和重采样次数均相同。</translation>
    </message>
    <message>
        <source>Compare the results</source>
        <translation>比较结果</translation>
    </message>
    <message>
        <source>The results could not be compared</source>
        <translation>无法比较结果</translation>
    </message>
    <message>
        <source>There are no results on this data set yet.</source>
        <translation>此数据集还没有结果。</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>All test samples</source>
        <translation>全部测试样本</translation>
    </message>
    <message>
        <source>Results without them</source>
        <translation>排除后的结果</translation>
    </message>
    <message>
        <source>Every result of this project on the data set, with and without these samples</source>
        <translation>此项目在该数据集上的每个结果，包含与排除这些样本</translation>
    </message>
    <message>
        <source>Without them</source>
        <translation>排除后</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>排除数</translation>
    </message>
</context>
<context>
    <name>vlm::ui::Banner</name>
    <message>
        <source>Detail</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>vlm::ui::BestView</name>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>RQ1</source>
        <translation>RQ1</translation>
    </message>
    <message>
        <source>Off-the-shelf generalists against in-domain specialists</source>
        <translation>开箱即用的通用模型对域内专科模型</translation>
    </message>
    <message>
        <source>RQ2</source>
        <translation>RQ2</translation>
    </message>
    <message>
        <source>Tuned generalists against off-the-shelf in-domain specialists</source>
        <translation>调优的通用模型对开箱即用的域内专科模型</translation>
    </message>
    <message>
        <source>RQ3</source>
        <translation>RQ3</translation>
    </message>
    <message>
        <source>Tuned generalists against tuned out-of-domain specialists</source>
        <translation>调优的通用模型对调优的域外专科模型</translation>
    </message>
    <message>
        <source>Nothing to compare</source>
        <translation>没有可比较的内容</translation>
    </message>
    <message>
        <source>%1 needs generalists and specialists on the same data set.</source>
        <translation>%1 需要在同一数据集上既有通用模型又有专科模型。</translation>
    </message>
    <message>
        <source>%1 on %2: %3 %4</source>
        <translation>%1 在 %2 上：%3 %4</translation>
    </message>
    <message>
        <source>n = %1</source>
        <translation>n = %1</translation>
    </message>
    <message>
        <source>beats %1, %2</source>
        <translation>胜过 %1，%2</translation>
    </message>
    <message>
        <source>does not beat %1, %2</source>
        <translation>未胜过 %1，%2</translation>
    </message>
    <message>
        <source>Enter shows the samples behind it.</source>
        <translation>按回车显示背后的样本。</translation>
    </message>
</context>
<context>
    <name>vlm::ui::CellInspector</name>
    <message>
        <source>Other metrics</source>
        <translation>其他指标</translation>
    </message>
    <message>
        <source>Set up this run…</source>
        <translation>设置此运行…</translation>
    </message>
    <message>
        <source>Show its run</source>
        <translation>显示其运行</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>复制为</translation>
    </message>
    <message>
        <source>Choose a square with the mouse or the arrow keys to see how its number came about; double-click or Enter shows the samples behind it.</source>
        <translation>用鼠标或方向键选择一个方格，查看其数值的由来；双击或按回车显示背后的样本。</translation>
    </message>
    <message>
        <source>95% interval %1 to %2</source>
        <translation>95% 区间 %1 至 %2</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>%1, B = %2, seed %3</source>
        <translation>%1，B = %2，种子 %3</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>%1 of %2, %3 could not be read</source>
        <translation>%2 中的 %1，%3 个无法读取</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>领域</translation>
    </message>
    <message>
        <source>in-domain †</source>
        <translation>域内 †</translation>
    </message>
    <message>
        <source>Show the %1 samples</source>
        <translation>显示这 %1 个样本</translation>
    </message>
    <message>
        <source>L2 penalty</source>
        <translation>L2 惩罚</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>内存峰值</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Key, the hash of everything that decides the result: %1</source>
        <translation>键，即决定结果的一切内容的哈希：%1</translation>
    </message>
    <message>
        <source>Tables of the import…</source>
        <translation>导入的表格…</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Decoding</source>
        <translation>解码</translation>
    </message>
</context>
<context>
    <name>vlm::ui::CellSamples</name>
    <message>
        <source>Which samples</source>
        <translation>哪些样本</translation>
    </message>
    <message>
        <source>Clear the cell</source>
        <translation>清除单元</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>图</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Back to the results (Backspace)</source>
        <translation>回到结果（Backspace）</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>ROC</source>
        <translation>ROC</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>Samples behind the result</source>
        <translation>结果背后的样本</translation>
    </message>
    <message>
        <source>The samples could not be read</source>
        <translation>无法读取样本</translation>
    </message>
    <message>
        <source>%1 samples</source>
        <translation>%1 个样本</translation>
    </message>
    <message>
        <source>%1 of %2 samples</source>
        <translation>%2 个样本中的 %1 个</translation>
    </message>
    <message>
        <source>No sample matches</source>
        <translation>没有匹配的样本</translation>
    </message>
    <message>
        <source>0 of %1 samples match.</source>
        <translation>%1 个样本中没有匹配的。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Next sample</source>
        <translation>下一个样本</translation>
    </message>
    <message>
        <source>Previous sample</source>
        <translation>上一个样本</translation>
    </message>
    <message>
        <source>Back to the results</source>
        <translation>回到结果</translation>
    </message>
    <message>
        <source>%1 predicted as %2: %3</source>
        <translation>%1 被预测为 %2：%3</translation>
    </message>
    <message>
        <source>Reading samples…</source>
        <translation>正在读取样本…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>比较…</translation>
    </message>
    <message>
        <source>Compare with another result on this data set, sample by sample</source>
        <translation>与此数据集上的另一个结果逐样本比较</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>This sample is text only; it has no image.</source>
        <translation>此样本仅有文本，没有图像。</translation>
    </message>
    <message>
        <source>%1 on %2, %3</source>
        <translation>%1 在 %2 上，%3</translation>
    </message>
    <message>
        <source>This sample with its answers</source>
        <translation>此样本及其答案</translation>
    </message>
</context>
<context>
    <name>vlm::ui::CellsModel</name>
    <message>
        <source>%1 / %2, %3 failed</source>
        <translation>%1 / %2，%3 个失败</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ColumnChooser</name>
    <message>
        <source>Usual columns</source>
        <translation>常用列</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ColumnsDialog</name>
    <message>
        <source>Columns of %1</source>
        <translation>%1 的列</translation>
    </message>
    <message>
        <source>Say which column holds what. “Automatic” takes the usual names. The choice is written to dataset.json in %1, and every later opening of the data set follows it.</source>
        <translation>指定各列的内容。“自动”按常用列名识别。所做选择会写入 %1 中的 dataset.json，此后每次打开该数据集都会沿用。</translation>
    </message>
    <message>
        <source>Image file</source>
        <translation>图像文件</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Patient or study</source>
        <translation>患者或检查</translation>
    </message>
    <message>
        <source>Sample id</source>
        <translation>样本编号</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>前几行</translation>
    </message>
    <message>
        <source>Write dataset.json</source>
        <translation>写入 dataset.json</translation>
    </message>
    <message>
        <source>dataset.json could not be written</source>
        <translation>无法写入 dataset.json</translation>
    </message>
</context>
<context>
    <name>vlm::ui::CommandPalette</name>
    <message>
        <source>Type a command</source>
        <translation>输入命令</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ComparePage</name>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Hide the models&apos; names</source>
        <translation>隐藏模型名称</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Show all samples</source>
        <translation>显示全部样本</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>strict</source>
        <translation>严格</translation>
    </message>
    <message>
        <source>as MedVLMBench</source>
        <translation>按 MedVLMBench</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>The samples behind the comparison</source>
        <translation>比较背后的样本</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>The metric with its intervals, paired differences and curves</source>
        <translation>指标及其区间、配对差异和曲线</translation>
    </message>
    <message>
        <source>Swap A and B (X)</source>
        <translation>交换 A 和 B（X）</translation>
    </message>
    <message>
        <source>Swap A and B</source>
        <translation>交换 A 和 B</translation>
    </message>
    <message>
        <source>Who was right</source>
        <translation>谁答对了</translation>
    </message>
    <message>
        <source>Compared samples</source>
        <translation>所比较的样本</translation>
    </message>
    <message>
        <source>%1 of %2 samples</source>
        <translation>%2 个样本中的 %1 个</translation>
    </message>
    <message>
        <source>%1 samples</source>
        <translation>%1 个样本</translation>
    </message>
    <message>
        <source>No sample here</source>
        <translation>此处没有样本</translation>
    </message>
    <message>
        <source>No sample of this kind.</source>
        <translation>没有此类样本。</translation>
    </message>
    <message>
        <source>The samples could not be read</source>
        <translation>无法读取样本</translation>
    </message>
    <message>
        <source>Results and their paired differences</source>
        <translation>结果及其配对差异</translation>
    </message>
    <message>
        <source>Next sample</source>
        <translation>下一个样本</translation>
    </message>
    <message>
        <source>Previous sample</source>
        <translation>上一个样本</translation>
    </message>
    <message>
        <source>Only samples: %1</source>
        <translation>仅显示样本：%1</translation>
    </message>
    <message>
        <source>All samples</source>
        <translation>全部样本</translation>
    </message>
    <message>
        <source>Reading results…</source>
        <translation>正在读取结果…</translation>
    </message>
    <message>
        <source>The results could not be read</source>
        <translation>无法读取结果</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>没有打开项目</translation>
    </message>
    <message>
        <source>Open a project or the demonstration to compare its results.</source>
        <translation>打开项目或演示以比较其结果。</translation>
    </message>
    <message>
        <source>Go to Home</source>
        <translation>前往主页</translation>
    </message>
    <message>
        <source>Nothing to compare yet</source>
        <translation>还没有可比较的内容</translation>
    </message>
    <message>
        <source>Two results on the same data set, such as a model before and after tuning or two models, can be compared sample by sample.</source>
        <translation>同一数据集上的两个结果可以逐样本比较，例如同一模型微调前后的结果，或两个模型的结果。</translation>
    </message>
    <message>
        <source>Set up a run</source>
        <translation>设置运行</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>A and B are the same result</source>
        <translation>A 和 B 是同一个结果</translation>
    </message>
    <message>
        <source>Choose another result as B, such as the same model after tuning.</source>
        <translation>请选择另一个结果作为 B，例如同一模型微调后的结果。</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在比较…</translation>
    </message>
    <message>
        <source>These cannot be compared</source>
        <translation>这些结果无法比较</translation>
    </message>
    <message>
        <source>Computing paired differences…</source>
        <translation>正在计算配对差异…</translation>
    </message>
    <message>
        <source>B − A  %1 points</source>
        <translation>B − A  %1 个百分点</translation>
    </message>
    <message>
        <source>95% interval %1 to %2, paired bootstrap, B = %3, n = %4</source>
        <translation>95% 区间 %1 至 %2，配对自助法，B = %3，n = %4</translation>
    </message>
    <message>
        <source>Share of right answers. %1.

McNemar, mid-p: %2 lost against %3 gained, p %4.</source>
        <translation>答对的比例。%1。

McNemar，mid-p：%2 个由对变错，%3 个由错变对，p %4。</translation>
    </message>
    <message>
        <source>%1 samples have a prediction of one of the two only and are left out.</source>
        <translation>%1 个样本仅有其中一方的预测，已排除。</translation>
    </message>
    <message>
        <source>Samples share images or patients: the interval resamples them together, McNemar&apos;s test takes them as independent.</source>
        <translation>部分样本共用图像或患者：计算区间时将其作为整体重采样，McNemar 检验则视其为相互独立。</translation>
    </message>
    <message>
        <source>Reading samples…</source>
        <translation>正在读取样本…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>This sample is text only; it has no image.</source>
        <translation>此样本仅有文本，没有图像。</translation>
    </message>
    <message>
        <source>&lt;span style=&apos;color:%1&apos;&gt;Reference&lt;/span&gt; %2</source>
        <translation>&lt;span style=&apos;color:%1&apos;&gt;参考&lt;/span&gt; %2</translation>
    </message>
    <message>
        <source>Retrieval</source>
        <translation>检索</translation>
    </message>
    <message>
        <source>Texts that find images, and images that find texts</source>
        <translation>用文本查找图像，用图像查找文本</translation>
    </message>
    <message>
        <source>Search with texts and images</source>
        <translation>用文本和图像检索</translation>
    </message>
    <message>
        <source>Numbers and paired differences</source>
        <translation>数值与配对差异</translation>
    </message>
    <message>
        <source>All statistics of A and B</source>
        <translation>A 与 B 的全部统计</translation>
    </message>
    <message>
        <source>Numbers of the retrieval</source>
        <translation>检索的数值</translation>
    </message>
    <message>
        <source>B right</source>
        <translation>B 正确</translation>
    </message>
    <message>
        <source>B wrong</source>
        <translation>B 错误</translation>
    </message>
    <message>
        <source>A right</source>
        <translation>A 正确</translation>
    </message>
    <message>
        <source>A wrong</source>
        <translation>A 错误</translation>
    </message>
    <message>
        <source>A: %1. B: %2.</source>
        <translation>A：%1。B：%2。</translation>
    </message>
    <message>
        <source>Who was right on %1</source>
        <translation>在 %1 上谁答对了</translation>
    </message>
    <message>
        <source>%1 compared on %2</source>
        <translation>%1 在 %2 上的比较</translation>
    </message>
    <message>
        <source>Retrieval on %1</source>
        <translation>%1 上的检索</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ConsentDialog</name>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2, each with its reference answer and a model&apos;s answer. No image.</source>
        <translation>%2 中的 %1，每个问题附有参考答案和一个模型的回答。不含图像。</translation>
    </message>
    <message>
        <source>%1 and %2 of %3. Images go as they are shown: pixels without file names, DICOM fields or other metadata. What is burnt into the pixels goes with them.</source>
        <translation>%3 中的 %1和 %2。图像按显示的样子发送：仅含像素，不含文件名、DICOM 字段或其他元数据。烧录在像素中的内容会一并发送。</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n 张图像</numerusform>
        </translation>
    </message>
    <message>
        <source>This computer. A server here may pass on what it gets.</source>
        <translation>本机。本机上的服务器可能会转发其收到的内容。</translation>
    </message>
    <message>
        <source>Encrypted, to %1</source>
        <translation>加密发送至 %1</translation>
    </message>
    <message>
        <source>Not encrypted, to %1: anyone on the way can read what is sent.</source>
        <translation>未加密发送至 %1：传输途中任何人都能读取所发送的内容。</translation>
    </message>
    <message>
        <source>I have read this and agree that it is sent</source>
        <translation>我已阅读以上内容并同意发送</translation>
    </message>
    <message>
        <source>Agree</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>Data leave this computer</source>
        <translation>数据将离开本机</translation>
    </message>
    <message>
        <source>The answer is remembered in this project for exactly this server, model and data set. It can be taken back in Settings; what was sent cannot.</source>
        <translation>此同意会记录在本项目中，仅适用于这一服务器、模型和数据集。可以在设置中撤回同意，但已发送的内容无法收回。</translation>
    </message>
    <message>
        <source>Send nothing</source>
        <translation>不发送</translation>
    </message>
    <message>
        <source>%1  →  %2</source>
        <translation>%1  →  %2</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>去向</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>These data may not simply be passed on</source>
        <translation>这些数据不得随意转交他人</translation>
    </message>
    <message>
        <source>Look before you send</source>
        <translation>发送前请先查看</translation>
    </message>
    <message>
        <source>Whose permission you hold, and of when</source>
        <translation>授权方及授权日期</translation>
    </message>
    <message>
        <source>Permission to send %1</source>
        <translation>发送 %1 的授权</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ConventionsView</name>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>%1 on %2, %3</source>
        <translation>%1 在 %2 上，%3</translation>
    </message>
    <message>
        <source>No result</source>
        <translation>没有结果</translation>
    </message>
    <message>
        <source>Nothing was run for this choice.</source>
        <translation>此选择还没有运行过。</translation>
    </message>
    <message>
        <source>Scoring…</source>
        <translation>正在评分…</translation>
    </message>
</context>
<context>
    <name>vlm::ui::CostView</name>
    <message>
        <source>Cost of results</source>
        <translation>结果的开销</translation>
    </message>
    <message>
        <source>What each result cost</source>
        <translation>每个结果的开销</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>复制为</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>The export failed</source>
        <translation>导出失败</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>没有打开项目</translation>
    </message>
    <message>
        <source>Open a project or the demonstration to see what its results cost.</source>
        <translation>打开项目或演示以查看其结果的开销。</translation>
    </message>
    <message>
        <source>Go to Home</source>
        <translation>前往主页</translation>
    </message>
    <message>
        <source>The results could not be read</source>
        <translation>无法读取结果</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>No results yet</source>
        <translation>还没有结果</translation>
    </message>
    <message>
        <source>Each finished result tells its parameters, operations, time and memory here.</source>
        <translation>每个已完成的结果会在此列出其参数、运算量、时间和内存。</translation>
    </message>
    <message>
        <source>Set up a run</source>
        <translation>设置运行</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Added to the report: %1</source>
        <translation>已加入报告：%1</translation>
    </message>
</context>
<context>
    <name>vlm::ui::CountMatrix</name>
    <message>
        <source>%1, %2: %3 (%4 %)</source>
        <translation>%1，%2：%3（%4 %）</translation>
    </message>
</context>
<context>
    <name>vlm::ui::CurvesView</name>
    <message>
        <source>Curve</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>ROC</source>
        <translation>ROC</translation>
    </message>
    <message>
        <source>Precision-recall</source>
        <translation>精确率-召回率</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>可靠性</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Class against the rest</source>
        <translation>类别对其余</translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, %2 against the rest</source>
        <translation>%1，%2 对其余</translation>
    </message>
    <message>
        <source>No result</source>
        <translation>没有结果</translation>
    </message>
    <message>
        <source>Nothing was run for this choice.</source>
        <translation>此选择还没有运行过。</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 在 %2 上</translation>
    </message>
    <message>
        <source>Confusion, %1</source>
        <translation>混淆矩阵，%1</translation>
    </message>
    <message>
        <source>%1: %2 predicted as %3</source>
        <translation>%1：%2 被预测为 %3</translation>
    </message>
    <message>
        <source>95% band %1 to %2</source>
        <translation>95% 置信带 %1 至 %2</translation>
    </message>
    <message>
        <source>%1 %2, %3 %4</source>
        <translation>%1 %2，%3 %4</translation>
    </message>
    <message>
        <source>Bin %1 of %2: accuracy %3 at confidence %4</source>
        <translation>第 %1 个分箱（共 %2 个）：准确率 %3，置信度 %4</translation>
    </message>
    <message>
        <source>n = %1</source>
        <translation>n = %1</translation>
    </message>
    <message>
        <source>%1 predicted as %2: %3</source>
        <translation>%1 被预测为 %2：%3</translation>
    </message>
    <message>
        <source>%1% of the %2 with this truth</source>
        <translation>占此真实类别 %2 个样本的 %1%</translation>
    </message>
    <message>
        <source>Enter shows the samples behind it.</source>
        <translation>按回车显示背后的样本。</translation>
    </message>
</context>
<context>
    <name>vlm::ui::DataPage</name>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Tile size</source>
        <translation>图块大小</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Samples as a table</source>
        <translation>样本表格</translation>
    </message>
    <message>
        <source>Predictions shown</source>
        <translation>显示的预测</translation>
    </message>
    <message>
        <source>Whose predictions are shown beside the samples</source>
        <translation>样本旁显示谁的预测</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Switch with G</source>
        <translation>按 G 切换</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>S</source>
        <translation>小</translation>
    </message>
    <message>
        <source>Small pictures</source>
        <translation>小图</translation>
    </message>
    <message>
        <source>M</source>
        <translation>中</translation>
    </message>
    <message>
        <source>Medium pictures</source>
        <translation>中图</translation>
    </message>
    <message>
        <source>L</source>
        <translation>大</translation>
    </message>
    <message>
        <source>Large pictures</source>
        <translation>大图</translation>
    </message>
    <message>
        <source>The samples could not be read</source>
        <translation>无法读取样本</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Add a data set…</source>
        <translation>添加数据集…</translation>
    </message>
    <message>
        <source>Go to the filters</source>
        <translation>前往筛选</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>清除所有筛选</translation>
    </message>
    <message>
        <source>Next sample</source>
        <translation>下一个样本</translation>
    </message>
    <message>
        <source>Previous sample</source>
        <translation>上一个样本</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>星标</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Pictures or table</source>
        <translation>图片或表格</translation>
    </message>
    <message>
        <source>Reading data sets…</source>
        <translation>正在读取数据集…</translation>
    </message>
    <message>
        <source>The data sets could not be read</source>
        <translation>无法读取数据集</translation>
    </message>
    <message>
        <source>No data sets yet</source>
        <translation>还没有数据集</translation>
    </message>
    <message>
        <source>Add the folder of a data set: its layout is recognised and shown before anything is stored.</source>
        <translation>添加数据集的文件夹：会先识别并显示其布局，然后才存储。</translation>
    </message>
    <message>
        <source>Add data set…</source>
        <translation>添加数据集…</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>没有打开项目</translation>
    </message>
    <message>
        <source>Open a project or the demonstration to see its data.</source>
        <translation>打开一个项目或演示以查看其数据。</translation>
    </message>
    <message>
        <source>Go to Home</source>
        <translation>前往主页</translation>
    </message>
    <message>
        <source>No predictions</source>
        <translation>没有预测</translation>
    </message>
    <message>
        <source>Reading samples…</source>
        <translation>正在读取样本…</translation>
    </message>
    <message>
        <source>%1 samples</source>
        <translation>%1 个样本</translation>
    </message>
    <message>
        <source>%1 of %2 samples</source>
        <translation>%2 个样本中的 %1 个</translation>
    </message>
    <message>
        <source>No sample matches</source>
        <translation>没有匹配的样本</translation>
    </message>
    <message numerus="yes">
        <source>0 of %1 samples match %n filter(s).</source>
        <translation>
            <numerusform>%1 个样本中没有符合 %n 个筛选条件的。</numerusform>
        </translation>
    </message>
    <message>
        <source>About the data set</source>
        <translation>关于数据集</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>审查</translation>
    </message>
    <message>
        <source>Copies, leaks between splits, conflicts, broken files</source>
        <translation>重复、划分间泄漏、冲突、损坏的文件</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Labels, sizes, grey levels, words, examples</source>
        <translation>标签、尺寸、灰度、词语、示例</translation>
    </message>
    <message>
        <source>Where %1 is now</source>
        <translation>%1 现在的位置</translation>
    </message>
    <message>
        <source>These are other files</source>
        <translation>这些是其他文件</translation>
    </message>
    <message>
        <source>Tag %1 samples…</source>
        <translation>为 %1 个样本加标签…</translation>
    </message>
    <message>
        <source>Tag all samples…</source>
        <translation>为所有样本加标签…</translation>
    </message>
    <message>
        <source>There is no sample to tag, or the project is read-only</source>
        <translation>没有可加标签的样本，或项目为只读</translation>
    </message>
    <message>
        <source>A view is kept by its filter: write one, or tick filters</source>
        <translation>视图按其筛选条件保存：请先写一个，或勾选筛选项</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>保存视图</translation>
    </message>
    <message>
        <source>Keep this filter under a name</source>
        <translation>以名称保存此筛选</translation>
    </message>
    <message>
        <source>The whole list: tag it, choose columns</source>
        <translation>整个列表：加标签、选择列</translation>
    </message>
    <message>
        <source>Actions on the whole list</source>
        <translation>对整个列表的操作</translation>
    </message>
    <message>
        <source>Search and filter samples</source>
        <translation>搜索并筛选样本</translation>
    </message>
    <message>
        <source>Save the view</source>
        <translation>保存视图</translation>
    </message>
    <message>
        <source>Columns of the table</source>
        <translation>表格的列</translation>
    </message>
    <message>
        <source>How filters are written</source>
        <translation>筛选的写法</translation>
    </message>
</context>
<context>
    <name>vlm::ui::DatasetCard</name>
    <message>
        <source>%1 samples: %2 train, %3 validation, %4 test</source>
        <translation>%1 个样本：训练 %2，验证 %3，测试 %4</translation>
    </message>
    <message>
        <source>licence unknown</source>
        <translation>许可未知</translation>
    </message>
    <message>
        <source>in-domain for %1</source>
        <translation>对 %1 为域内</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>以及另外 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Locate its files…</source>
        <translation>定位其文件…</translation>
    </message>
    <message>
        <source>Its files are no longer at %1. Samples, notes and results are kept; images come back when you say where the files are now.</source>
        <translation>其文件已不在 %1。样本、备注和结果均已保留；指定文件现在的位置后，图像即可恢复。</translation>
    </message>
    <message>
        <source>Find its missing files…</source>
        <translation>查找缺失的文件…</translation>
    </message>
    <message numerus="yes">
        <source>%n of its files are missing; samples, notes and results are kept.</source>
        <translation>
            <numerusform>缺失 %n 个文件；样本、备注和结果均已保留。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vlm::ui::DatasetList</name>
    <message>
        <source>Add data set…</source>
        <translation>添加数据集…</translation>
    </message>
    <message>
        <source>Data sets</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Remove from the project</source>
        <translation>从项目中移除</translation>
    </message>
</context>
<context>
    <name>vlm::ui::DatasetModel</name>
    <message>
        <source>%1 train · %2 val · %3 test</source>
        <translation>训练 %1 · 验证 %2 · 测试 %3</translation>
    </message>
    <message>
        <source>diagnosis</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>questions</source>
        <translation>问答</translation>
    </message>
    <message>
        <source>captions</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
    </message>
</context>
<context>
    <name>vlm::ui::DecodingForm</name>
    <message>
        <source>How answers are decoded</source>
        <translation>答案的解码方式</translation>
    </message>
    <message>
        <source>Greedy, as the benchmark</source>
        <translation>贪心，与基准相同</translation>
    </message>
    <message>
        <source>As the checkpoint says</source>
        <translation>按检查点所述</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>采样</translation>
    </message>
    <message>
        <source>Beam search</source>
        <translation>束搜索</translation>
    </message>
    <message>
        <source>As each model&apos;s generation_config.json says: sampling or beams, penalties and length. A model without that file answers greedily.</source>
        <translation>按各模型的 generation_config.json：采样或束搜索、惩罚和长度。没有该文件的模型采用贪心解码。</translation>
    </message>
    <message>
        <source>Words are drawn by their probability. The same seed gives the same answers.</source>
        <translation>按概率抽取词。相同的种子给出相同的回答。</translation>
    </message>
    <message>
        <source>The likeliest sentence of several that are followed side by side; takes about as many times longer.</source>
        <translation>同时追踪多个句子，取其中最可能的一个；所需时间约按追踪的数量成倍增加。</translation>
    </message>
    <message>
        <source>Always the likeliest word.</source>
        <translation>总取最可能的词。</translation>
    </message>
    <message>
        <source>For models that answer; those behind HTTP keep the settings of their own.</source>
        <translation>适用于生成答案的模型；通过 HTTP 访问的模型保留其自己的设置。</translation>
    </message>
</context>
<context>
    <name>vlm::ui::DistributionPlot</name>
    <message>
        <source>from %1 to %2, median %3, middle half from %4 to %5</source>
        <translation>从 %1 到 %2，中位数 %3，中间半数从 %4 到 %5</translation>
    </message>
    <message>
        <source>median %1</source>
        <translation>中位数 %1</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ExportDialog</name>
    <message>
        <source>Caption below</source>
        <translation>下方图注</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>Export the figure</source>
        <translation>导出图</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source>%1 mm</source>
        <translation>%1 mm</translation>
    </message>
    <message>
        <source>One column of a journal</source>
        <translation>期刊单栏</translation>
    </message>
    <message>
        <source>One and a half columns</source>
        <translation>一栏半</translation>
    </message>
    <message>
        <source>Two columns</source>
        <translation>双栏</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> pt</translation>
    </message>
    <message>
        <source>Light, for print</source>
        <translation>浅色，用于印刷</translation>
    </message>
    <message>
        <source>Dark, for slides</source>
        <translation>深色，用于幻灯片</translation>
    </message>
    <message>
        <source>PDF, vector with its fonts</source>
        <translation>PDF，矢量，内嵌字体</translation>
    </message>
    <message>
        <source>SVG, vector with text as text</source>
        <translation>SVG，矢量，文字保留为文本</translation>
    </message>
    <message>
        <source>PNG, pixels</source>
        <translation>PNG，像素</translation>
    </message>
    <message>
        <source>%1 dpi</source>
        <translation>%1 dpi</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>分辨率</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Vector files have no resolution.</source>
        <translation>矢量文件没有分辨率。</translation>
    </message>
    <message>
        <source>%1 × %2 mm</source>
        <translation>%1 × %2 mm</translation>
    </message>
    <message>
        <source>, %1 × %2 pixels</source>
        <translation>，%1 × %2 像素</translation>
    </message>
    <message>
        <source>Smallest type %1 pt</source>
        <translation>最小字号 %1 pt</translation>
    </message>
    <message>
        <source>; many journals ask for 5 pt or more</source>
        <translation>；许多期刊要求不小于 5 pt</translation>
    </message>
</context>
<context>
    <name>vlm::ui::FacetPanel</name>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>星标</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>预测为</translation>
    </message>
</context>
<context>
    <name>vlm::ui::FigureActions</name>
    <message>
        <source>Figure</source>
        <translation>图</translation>
    </message>
    <message>
        <source>PNG, 300 dpi…</source>
        <translation>PNG，300 dpi…</translation>
    </message>
    <message>
        <source>PNG, 600 dpi…</source>
        <translation>PNG，600 dpi…</translation>
    </message>
    <message>
        <source>SVG…</source>
        <translation>SVG…</translation>
    </message>
    <message>
        <source>PDF…</source>
        <translation>PDF…</translation>
    </message>
    <message>
        <source>Copy the figure</source>
        <translation>复制图</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>%1 mm</source>
        <translation>%1 毫米</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>CSV…</source>
        <translation>CSV…</translation>
    </message>
    <message>
        <source>LaTeX…</source>
        <translation>LaTeX…</translation>
    </message>
    <message>
        <source>Markdown…</source>
        <translation>Markdown…</translation>
    </message>
    <message>
        <source>Tab-separated text</source>
        <translation>制表符分隔文本</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>LaTeX</source>
        <translation>LaTeX</translation>
    </message>
    <message>
        <source>Picture of the figure</source>
        <translation>图的图片</translation>
    </message>
    <message>
        <source>Export the figure</source>
        <translation>导出图</translation>
    </message>
    <message>
        <source>Export the table</source>
        <translation>导出表格</translation>
    </message>
    <message>
        <source>Table copied</source>
        <translation>表格已复制</translation>
    </message>
    <message>
        <source>Figure copied</source>
        <translation>图已复制</translation>
    </message>
    <message>
        <source>Size, type and format…</source>
        <translation>尺寸、字号和格式…</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Add the figure to the report</source>
        <translation>把图加入报告</translation>
    </message>
    <message>
        <source>Add the table to the report</source>
        <translation>把表加入报告</translation>
    </message>
    <message>
        <source>open a project first</source>
        <translation>请先打开项目</translation>
    </message>
</context>
<context>
    <name>vlm::ui::FilterLine</name>
    <message>
        <source>Search or filter: effusion split:test -starred</source>
        <translation>搜索或筛选：effusion split:test -starred</translation>
    </message>
    <message>
        <source>Search and filter samples</source>
        <translation>搜索并筛选样本</translation>
    </message>
    <message>
        <source>Words are searched for; field:value restricts. Ctrl+Space lists what fits, F1 explains.</source>
        <translation>词用于搜索；field:value 用于限制。Ctrl+空格 列出可用项，F1 给出说明。</translation>
    </message>
    <message>
        <source>What may stand here</source>
        <translation>此处可以写什么</translation>
    </message>
    <message>
        <source>Character %1: %2</source>
        <translation>第 %1 个字符：%2</translation>
    </message>
</context>
<context>
    <name>vlm::ui::FlowGrid</name>
    <message>
        <source>both right</source>
        <translation>均正确</translation>
    </message>
    <message>
        <source>right → wrong</source>
        <translation>正确 → 错误</translation>
    </message>
    <message>
        <source>wrong → right</source>
        <translation>错误 → 正确</translation>
    </message>
    <message>
        <source>both wrong</source>
        <translation>均错误</translation>
    </message>
    <message>
        <source>Who was right</source>
        <translation>谁答对了</translation>
    </message>
    <message>
        <source>B right</source>
        <translation>B 正确</translation>
    </message>
    <message>
        <source>B wrong</source>
        <translation>B 错误</translation>
    </message>
    <message>
        <source>A right</source>
        <translation>A 正确</translation>
    </message>
    <message>
        <source>A wrong</source>
        <translation>A 错误</translation>
    </message>
    <message>
        <source>%1  (%2 %)
%3</source>
        <translation>%1  (%2 %)
%3</translation>
    </message>
    <message>
        <source>%1: %2 samples</source>
        <translation>%1：%2 个样本</translation>
    </message>
    <message>
        <source>Show only these samples (%1)</source>
        <translation>仅显示这些样本（%1）</translation>
    </message>
</context>
<context>
    <name>vlm::ui::FolderCheckView</name>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>%1 (can be left out)</source>
        <translation>%1（可省略）</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ForestView</name>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>%1, %2: %3 %4</source>
        <translation>%1，%2：%3 %4</translation>
    </message>
    <message>
        <source>n = %1</source>
        <translation>n = %1</translation>
    </message>
    <message>
        <source>† in-domain: the model was trained on this kind of images</source>
        <translation>† 域内：该模型用这类图像训练过</translation>
    </message>
    <message>
        <source>Enter shows the samples behind it.</source>
        <translation>按回车显示背后的样本。</translation>
    </message>
</context>
<context>
    <name>vlm::ui::HelpText</name>
    <message>
        <source>Help page</source>
        <translation>帮助页</translation>
    </message>
</context>
<context>
    <name>vlm::ui::HelpWindow</name>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>搜索帮助</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>No page of the help has “%1”.</source>
        <translation>帮助中没有包含“%1”的页面。</translation>
    </message>
</context>
<context>
    <name>vlm::ui::Histogram</name>
    <message>
        <source>Bootstrap distribution</source>
        <translation>自助分布</translation>
    </message>
    <message numerus="yes">
        <source>%n replicates, 95% interval %1</source>
        <translation>
            <numerusform>%n 次重采样，95% 区间 %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vlm::ui::HistoryDock</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>操作内容</translation>
    </message>
    <message>
        <source>The same on the command line</source>
        <translation>对应的命令行</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>History of the project</source>
        <translation>项目的历史</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>复制命令</translation>
    </message>
    <message>
        <source>Copy the chosen lines as they stand (Ctrl+C)</source>
        <translation>按原样复制所选行（Ctrl+C）</translation>
    </message>
    <message>
        <source>Copy as a script</source>
        <translation>复制为脚本</translation>
    </message>
    <message>
        <source>With the configurations that the commands read; all lines where none is chosen</source>
        <translation>附带命令所读取的配置；未选择时包含所有行</translation>
    </message>
    <message>
        <source>Every run and every export, as a command that does it again.</source>
        <translation>每次运行和每次导出，都以可重做它的命令记录。</translation>
    </message>
</context>
<context>
    <name>vlm::ui::HitModel</name>
    <message>
        <source>rank %1</source>
        <translation>排名 %1</translation>
    </message>
    <message>
        <source>hub · %1</source>
        <translation>枢纽 · %1</translation>
    </message>
    <message>
        <source>score %1</source>
        <translation>得分 %1</translation>
    </message>
    <message>
        <source>first right answer at rank %1</source>
        <translation>首个正确结果排名 %1</translation>
    </message>
    <message>
        <source>hub</source>
        <translation>枢纽</translation>
    </message>
    <message>
        <source>rank %1, score %2</source>
        <translation>排名 %1，得分 %2</translation>
    </message>
    <message>
        <source>belongs to the query</source>
        <translation>属于此查询</translation>
    </message>
    <message>
        <source>does not belong to the query</source>
        <translation>不属于此查询</translation>
    </message>
</context>
<context>
    <name>vlm::ui::HomePage</name>
    <message>
        <source>Home</source>
        <translation>主页</translation>
    </message>
    <message>
        <source>Which model can be trusted with which images?</source>
        <translation>哪个模型在哪些图像上值得信任？</translation>
    </message>
    <message>
        <source>Run medical vision-language models on your data sets, on this computer, and see every number with its interval and the samples behind it.</source>
        <translation>在本机上用你的数据集运行医学视觉语言模型，每个数值都附有区间和背后的样本。</translation>
    </message>
    <message>
        <source>Open the demonstration</source>
        <translation>打开演示</translation>
    </message>
    <message>
        <source>Six small models, four real data sets, ready to run</source>
        <translation>六个小模型，四个真实数据集，可直接运行</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新项目</translation>
    </message>
    <message>
        <source>Start with your own data sets and models</source>
        <translation>从自己的数据集和模型开始</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <source>A folder that ends in .vlmproj</source>
        <translation>以 .vlmproj 结尾的文件夹</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>新运行</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>被中断</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>最近的项目</translation>
    </message>
    <message numerus="yes">
        <source>%n data set(s)</source>
        <translation>
            <numerusform>%n 个数据集</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n 个模型</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n 次运行</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 of %3 samples are done</source>
        <translation>%1：%3 个样本中已完成 %2 个</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Resume %1</source>
        <translation>继续 %1</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Disk for projects</source>
        <translation>项目所在磁盘</translation>
    </message>
    <message numerus="yes">
        <source>%n thread(s)</source>
        <translation>
            <numerusform>%n 个线程</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 free</source>
        <translation>%2 中空闲 %1</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>空闲 %1</translation>
    </message>
    <message>
        <source>Run the whole study</source>
        <translation>运行整个研究</translation>
    </message>
    <message>
        <source>Encoders on three data sets, off the shelf and with linear probes, then two models that answer on VQA-RAD, off the shelf and after a short LoRA: about two minutes</source>
        <translation>先在三个数据集上评测编码器（开箱即用和线性探针），再在 VQA-RAD 上评测两个问答模型（开箱即用和短时 LoRA 之后）：约两分钟</translation>
    </message>
    <message>
        <source>The study could not be launched</source>
        <translation>无法启动该研究</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ImageChooser</name>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>sample </source>
        <translation>样本 </translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>An image or a DICOM file; you can also drop one here (Ctrl+Shift+O)</source>
        <translation>图像或 DICOM 文件；也可拖放到此处（Ctrl+Shift+O）</translation>
    </message>
    <message>
        <source>Drop an image here, open a file, or choose a sample.</source>
        <translation>将图像拖放到此处、打开文件或选择样本。</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source> of %1</source>
        <translation> / %1</translation>
    </message>
    <message>
        <source>Open an image</source>
        <translation>打开图像</translation>
    </message>
    <message>
        <source>Images (*.png *.jpg *.jpeg *.bmp *.tif *.tiff *.webp *.dcm);;All files (*)</source>
        <translation>图像 (*.png *.jpg *.jpeg *.bmp *.tif *.tiff *.webp *.dcm);;所有文件 (*)</translation>
    </message>
    <message>
        <source>This sample is text only; it has no image.</source>
        <translation>此样本仅有文本，没有图像。</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ImageDesk</name>
    <message>
        <source>Frame</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>The list ends here.</source>
        <translation>列表到此结束。</translation>
    </message>
    <message>
        <source>This sample is text only; it has no image.</source>
        <translation>此样本仅有文本，没有图像。</translation>
    </message>
    <message>
        <source>Frame %1 of %2</source>
        <translation>第 %1 帧，共 %2 帧</translation>
    </message>
    <message>
        <source>No other image of this patient.</source>
        <translation>该患者没有其他图像。</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ImageView</name>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>%1, %2 by %3 pixels</source>
        <translation>%1，%2 × %3 像素</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>W %1  L %2   %3 %</source>
        <translation>W %1  L %2   %3 %</translation>
    </message>
    <message>
        <source>Wheel: zoom. Middle-drag or Shift-drag: pan. Drag: window and level. Ctrl-drag: both from a region. Double-click: reset. F: fit. Ctrl+1: one to one. A: texts in the corners.</source>
        <translation>滚轮：缩放。中键拖动或 Shift 拖动：平移。拖动：窗宽和窗位。Ctrl 拖动：由一个区域同时确定二者。双击：重置。F：适应窗口。Ctrl+1：原始大小。A：四角的文字。</translation>
    </message>
    <message>
        <source>stored %1</source>
        <translation>存储值 %1</translation>
    </message>
    <message>
        <source>grey %1</source>
        <translation>灰度 %1</translation>
    </message>
    <message>
        <source>pixels %1 × %2 mm</source>
        <translation>像素 %1 × %2 mm</translation>
    </message>
    <message>
        <source>pixels %1 : %2</source>
        <translation>像素 %1 : %2</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ImportDialog</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Add a data set</source>
        <translation>添加数据集</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>First samples</source>
        <translation>前几个样本</translation>
    </message>
    <message>
        <source>Folder of the data set</source>
        <translation>数据集的文件夹</translation>
    </message>
    <message>
        <source>It is recognised by its layout and shown here before anything is stored. Images stay where they are.</source>
        <translation>会根据布局识别并在存储之前显示在这里。图像留在原处。</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>正在读取 %1…</translation>
    </message>
    <message>
        <source>This is no data set that can be read</source>
        <translation>这不是可以读取的数据集</translation>
    </message>
    <message>
        <source>Choose another…</source>
        <translation>选择其他…</translation>
    </message>
    <message>
        <source> · %1 classes: %2</source>
        <translation> · %1 个类别：%2</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>列…</translation>
    </message>
    <message>
        <source>Say which column of the table holds what</source>
        <translation>指定表格各列的内容</translation>
    </message>
    <message>
        <source>The table cannot be read</source>
        <translation>无法读取该表格</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>显示内容</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>How it is read</source>
        <translation>如何读取</translation>
    </message>
    <message>
        <source>What is left out</source>
        <translation>被排除的内容</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>复制清单</translation>
    </message>
    <message>
        <source>Save the list…</source>
        <translation>保存清单…</translation>
    </message>
    <message>
        <source>File of the data set</source>
        <translation>数据集的文件</translation>
    </message>
    <message>
        <source>Data sets (*.npz *.csv *.tsv *.jsonl *.json *.parquet *.zip *.tar *.gz *.tgz *.dcm *.nii);;All files (*)</source>
        <translation>数据集 (*.npz *.csv *.tsv *.jsonl *.json *.parquet *.zip *.tar *.gz *.tgz *.dcm *.nii);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Drop a folder or file here</source>
        <translation>将文件夹或文件拖放到此处</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>已检查</translation>
    </message>
    <message>
        <source>files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Reading was stopped</source>
        <translation>读取已停止</translation>
    </message>
    <message>
        <source>Read it after all</source>
        <translation>仍然读取</translation>
    </message>
    <message>
        <source>Some of its files are missing</source>
        <translation>缺失部分文件</translation>
    </message>
    <message>
        <source>Leave out what cannot be used</source>
        <translation>排除无法使用的内容</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>%1: %2, no published number</source>
        <translation>%1：%2，没有公布的数量</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1：%2 / %3</translation>
    </message>
    <message>
        <source>as published</source>
        <translation>与公布的一致</translation>
    </message>
    <message>
        <source>not as published</source>
        <translation>与公布的不一致</translation>
    </message>
    <message>
        <source>compared with %1</source>
        <translation>对照来源：%1</translation>
    </message>
    <message>
        <source>&lt;span style=&apos;font-weight:600&apos;&gt;%1&lt;/span&gt;, recognised as %2: %3.&lt;br&gt;%4</source>
        <translation>&lt;span style=&apos;font-weight:600&apos;&gt;%1&lt;/span&gt;，识别为 %2：%3。&lt;br&gt;%4</translation>
    </message>
    <message>
        <source>%1 of the samples</source>
        <translation>部分样本（%1 个）</translation>
    </message>
    <message>
        <source>Left out (%1)</source>
        <translation>已排除（%1）</translation>
    </message>
    <message>
        <source>Storing</source>
        <translation>正在存储</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>The data set could not be added</source>
        <translation>无法添加数据集</translation>
    </message>
    <message>
        <source>Save the list</source>
        <translation>保存清单</translation>
    </message>
    <message>
        <source>Table (*.tsv)</source>
        <translation>表格 (*.tsv)</translation>
    </message>
    <message>
        <source>The list could not be saved</source>
        <translation>无法保存清单</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ImportPredictionsDialog</name>
    <message>
        <source>It is a medical specialist</source>
        <translation>这是医学专科模型</translation>
    </message>
    <message>
        <source>It was trained on this kind of data</source>
        <translation>该模型用这类数据训练过</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Import predictions</source>
        <translation>导入预测结果</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>First predictions</source>
        <translation>前几条预测</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>问答</translation>
    </message>
    <message>
        <source>Retrieval</source>
        <translation>检索</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>家族</translation>
    </message>
    <message>
        <source>CLIP, SigLIP, …</source>
        <translation>CLIP、SigLIP、…</translation>
    </message>
    <message>
        <source>Sample column</source>
        <translation>样本列</translation>
    </message>
    <message>
        <source>Patient column</source>
        <translation>患者列</translation>
    </message>
    <message>
        <source>True class column</source>
        <translation>真实类别列</translation>
    </message>
    <message>
        <source>Chosen class column</source>
        <translation>预测类别列</translation>
    </message>
    <message>
        <source>Score column</source>
        <translation>得分列</translation>
    </message>
    <message>
        <source>Question column</source>
        <translation>问题列</translation>
    </message>
    <message>
        <source>Answer column</source>
        <translation>答案列</translation>
    </message>
    <message>
        <source>Reply column</source>
        <translation>回答列</translation>
    </message>
    <message>
        <source>Type column</source>
        <translation>类型列</translation>
    </message>
    <message>
        <source>Query column</source>
        <translation>查询列</translation>
    </message>
    <message>
        <source>Item column</source>
        <translation>条目列</translation>
    </message>
    <message>
        <source>Similarity column</source>
        <translation>相似度列</translation>
    </message>
    <message>
        <source>Relevance column</source>
        <translation>相关性列</translation>
    </message>
    <message>
        <source>Predictions file</source>
        <translation>预测文件</translation>
    </message>
    <message>
        <source>Predictions (*.json *.jsonl *.ndjson *.csv *.tsv);;All files (*)</source>
        <translation>预测结果 (*.json *.jsonl *.ndjson *.csv *.tsv);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Choose a file of predictions</source>
        <translation>选择预测文件</translation>
    </message>
    <message>
        <source>MedVLMBench&apos;s predictions.json, CSV and JSON lines are read. What is recognised is shown here before anything is stored.</source>
        <translation>可读取 MedVLMBench 的 predictions.json、CSV 和 JSON 行文件。存储之前，识别出的内容会先显示在这里。</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>正在读取 %1…</translation>
    </message>
    <message>
        <source>The file cannot be read</source>
        <translation>无法读取该文件</translation>
    </message>
    <message>
        <source>Choose another…</source>
        <translation>选择其他…</translation>
    </message>
    <message>
        <source>These predictions cannot be read for this task</source>
        <translation>无法按此任务读取这些预测结果</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Choose a file that can be read first.</source>
        <translation>请先选择可以读取的文件。</translation>
    </message>
    <message>
        <source>Name the model and the data set first.</source>
        <translation>请先给出模型和数据集的名称。</translation>
    </message>
    <message>
        <source>Importing and scoring…</source>
        <translation>正在导入并评分…</translation>
    </message>
    <message>
        <source>The predictions were not imported</source>
        <translation>预测结果未能导入</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Tables: %1. The first, %2: %3 predictions.</source>
        <translation>表：%1 个。第一个是 %2，有 %3 条预测。</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ImportRows</name>
    <message>
        <source>dataset.json says so</source>
        <translation>由 dataset.json 指定</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>text only</source>
        <translation>仅文本</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ImportSettings</name>
    <message>
        <source>strict: never from the gold answer</source>
        <translation>严格：绝不取自标准答案</translation>
    </message>
    <message>
        <source>medvlmbench: as the benchmark does</source>
        <translation>medvlmbench：与基准的做法相同</translation>
    </message>
    <message>
        <source>one picture a file</source>
        <translation>每个文件一张图片</translation>
    </message>
    <message>
        <source>each one a sample</source>
        <translation>每一帧作为一个样本</translation>
    </message>
    <message>
        <source>refuse the data set</source>
        <translation>拒绝该数据集</translation>
    </message>
    <message>
        <source>leave it out and list it</source>
        <translation>将其排除并列入清单</translation>
    </message>
    <message>
        <source>keep it; it fails when it is asked for</source>
        <translation>保留；用到时判为失败</translation>
    </message>
    <message>
        <source>negative</source>
        <translation>阴性</translation>
    </message>
    <message>
        <source>positive</source>
        <translation>阳性</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>both</source>
        <translation>两者都用</translation>
    </message>
    <message>
        <source>left out, as in the release</source>
        <translation>排除，与发布版一致</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>whichever is there</source>
        <translation>以实际存在的为准</translation>
    </message>
    <message>
        <source>the public file</source>
        <translation>公开文件</translation>
    </message>
    <message>
        <source>trainset and testset</source>
        <translation>trainset 和 testset</translation>
    </message>
    <message>
        <source>Hugging Face rows</source>
        <translation>Hugging Face 数据行</translation>
    </message>
    <message>
        <source>two: malignant or not</source>
        <translation>两类：恶性或非恶性</translation>
    </message>
    <message>
        <source>the seven diagnoses</source>
        <translation>七种诊断</translation>
    </message>
    <message>
        <source>findings and impression</source>
        <translation>所见与印象</translation>
    </message>
    <message>
        <source>questions</source>
        <translation>问答</translation>
    </message>
    <message>
        <source>diagnosis</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>reports</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>none: every row is a test sample</source>
        <translation>无：每一行都是测试样本</translation>
    </message>
    <message>
        <source>The name of the data set in this project; another one of the same name is replaced</source>
        <translation>数据集在此项目中的名称；同名的其他数据集会被替换</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>目录结构</translation>
    </message>
    <message>
        <source>Name in the project</source>
        <translation>项目中的名称</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ImportedTablesDialog</name>
    <message>
        <source>summary</source>
        <translation>汇总</translation>
    </message>
    <message>
        <source>Tables of the import</source>
        <translation>导入结果的表格</translation>
    </message>
    <message>
        <source>Computed from the file at full precision, as `medvlm score` prints them; threshold 0.5.</source>
        <translation>由文件以全精度计算，与 `medvlm score` 的输出一致；阈值 0.5。</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>复制为 CSV</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ItemPanel</name>
    <message>
        <source>Move up (Ctrl+Up)</source>
        <translation>上移（Ctrl+Up）</translation>
    </message>
    <message>
        <source>Move down (Ctrl+Down)</source>
        <translation>下移（Ctrl+Down）</translation>
    </message>
    <message>
        <source>Take out of the report (Del)</source>
        <translation>从报告中取出（Del）</translation>
    </message>
    <message>
        <source>Title of the report</source>
        <translation>报告标题</translation>
    </message>
    <message>
        <source>Rename the report</source>
        <translation>重命名报告</translation>
    </message>
    <message>
        <source>Parts of the report</source>
        <translation>报告的各部分</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>A note, a table or a sample; figures are added on Results</source>
        <translation>笔记、表格或样本；图在结果页添加</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>%1 · numbers changed</source>
        <translation>%1 · 数字已变</translation>
    </message>
    <message>
        <source>Text (Markdown)</source>
        <translation>文本（Markdown）</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>图注</translation>
    </message>
    <message>
        <source>This text is made anew from what is stored each time.</source>
        <translation>此文本每次都由已存储的内容重新生成。</translation>
    </message>
    <message>
        <source>The numbers changed after this caption was written. “Refresh” above fills in the new facts.</source>
        <translation>写完此图注后数字已变。上方的“刷新”会填入新的事实。</translation>
    </message>
    <message>
        <source>Rename a part of the report</source>
        <translation>重命名报告的一个部分</translation>
    </message>
    <message>
        <source>Write in the report</source>
        <translation>编辑报告文字</translation>
    </message>
    <message>
        <source>Reorder the report</source>
        <translation>调整报告顺序</translation>
    </message>
    <message>
        <source>Take “%1” out of the report</source>
        <translation>从报告中取出“%1”</translation>
    </message>
</context>
<context>
    <name>vlm::ui::JudgeView</name>
    <message>
        <source>Judge</source>
        <translation>评判</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>With a person&apos;s sheet…</source>
        <translation>与人工评判表比较…</translation>
    </message>
    <message>
        <source>Four verdicts</source>
        <translation>四类判定</translation>
    </message>
    <message>
        <source>1 to 100, as the paper</source>
        <translation>1 到 100 分，按论文</translation>
    </message>
    <message>
        <source>Four verdicts: correct, partially, incorrect, refused, as one JSON object</source>
        <translation>四类判定：正确、部分正确、错误、拒答，以一个 JSON 对象给出</translation>
    </message>
    <message>
        <source>Says</source>
        <translation>输出形式</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Answers judged</source>
        <translation>已评判答案</translation>
    </message>
    <message>
        <source>Asks about the selected cells, or about all; what has a reply is not asked again</source>
        <translation>评判所选单元，未选时评判全部；已有回复的不再重复询问</translation>
    </message>
    <message>
        <source>Cells and their scores</source>
        <translation>单元及其得分</translation>
    </message>
    <message>
        <source>Answers and verdicts</source>
        <translation>答案与判定</translation>
    </message>
    <message>
        <source>The judge&apos;s reply</source>
        <translation>评判模型的回复</translation>
    </message>
    <message>
        <source>Choose an answer to read the judge&apos;s reply, word for word.</source>
        <translation>选择一个答案，查看评判模型的回复原文。</translation>
    </message>
    <message>
        <source>Agreement with</source>
        <translation>一致性对照</translation>
    </message>
    <message>
        <source>Second judge</source>
        <translation>第二评判</translation>
    </message>
    <message>
        <source>A CSV with a column id (sample) and a column verdict (correct, partially, incorrect, refuse) or score (1 to 100)</source>
        <translation>CSV 文件，含 id 列（样本）以及 verdict 列（correct、partially、incorrect、refuse）或 score 列（1 到 100）</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>没有打开项目</translation>
    </message>
    <message>
        <source>A judge reads the open answers of a project&apos;s runs.</source>
        <translation>由评判模型审阅项目各次运行的开放式答案。</translation>
    </message>
    <message>
        <source>Go to Home</source>
        <translation>前往主页</translation>
    </message>
    <message>
        <source>No open answers yet</source>
        <translation>还没有开放式答案</translation>
    </message>
    <message>
        <source>Run a model that answers questions; its open answers can then be judged here.</source>
        <translation>运行一个问答模型，之后即可在此评判其开放式答案。</translation>
    </message>
    <message>
        <source>Go to Runs</source>
        <translation>前往运行</translation>
    </message>
    <message>
        <source>No judge yet</source>
        <translation>还没有评判模型</translation>
    </message>
    <message>
        <source>A judge is a language model behind HTTP, here or elsewhere. Add one in Settings; nothing is sent before you have agreed to what goes where.</source>
        <translation>评判模型是通过 HTTP 访问的语言模型，可在本机或其他位置。请在设置中添加；在您同意向何处发送哪些内容之前，不会发送任何数据。</translation>
    </message>
    <message>
        <source>Go to Settings</source>
        <translation>前往设置</translation>
    </message>
    <message>
        <source>The judge&apos;s replies cannot be read</source>
        <translation>无法读取评判模型的回复</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>No finished cell answers the questions of %1.</source>
        <translation>没有已完成的单元回答 %1 的问题。</translation>
    </message>
    <message>
        <source>Question: %1</source>
        <translation>问题：%1</translation>
    </message>
    <message>
        <source>Reference: %1</source>
        <translation>参考答案：%1</translation>
    </message>
    <message>
        <source>Answer: %1</source>
        <translation>答案：%1</translation>
    </message>
    <message>
        <source>Verdict: %1</source>
        <translation>判定：%1</translation>
    </message>
    <message>
        <source>The answer equals its reference, so the judge was not asked.</source>
        <translation>答案与参考答案相同，因此未询问评判模型。</translation>
    </message>
    <message>
        <source>By %1, prompt %2, temperature %3, in %4 ms</source>
        <translation>由 %1 给出，提示词 %2，温度 %3，用时 %4 ms</translation>
    </message>
    <message>
        <source>Reply:</source>
        <translation>回复：</translation>
    </message>
    <message>
        <source>The judge stopped; what it said is kept</source>
        <translation>评判已停止；已有回复均已保留</translation>
    </message>
    <message>
        <source>A person&apos;s verdicts</source>
        <translation>人工判定</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv)</source>
        <translation>表格 (*.csv *.tsv)</translation>
    </message>
    <message numerus="yes">
        <source>κ %1 [%2, %3] with %4, over %n common answer(s); the same verdict for %5 %</source>
        <translation>
            <numerusform>κ %1 [%2, %3]，对照 %4，共同答案 %n 个；判定相同者占 %5 %</numerusform>
        </translation>
    </message>
    <message>
        <source>Scores of the cells</source>
        <translation>各单元的评分</translation>
    </message>
    <message>
        <source>%1 as judged by %2</source>
        <translation>%1，由 %2 评判</translation>
    </message>
</context>
<context>
    <name>vlm::ui::JudgedCellsModel</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Score %, 95 % CI</source>
        <translation>得分 %，95 % CI</translation>
    </message>
    <message>
        <source>Coverage %</source>
        <translation>覆盖率 %</translation>
    </message>
    <message>
        <source>Bounds %</source>
        <translation>上下界 %</translation>
    </message>
    <message>
        <source>Judged</source>
        <translation>已评判</translation>
    </message>
    <message>
        <source>Unjudged</source>
        <translation>未评判</translation>
    </message>
    <message>
        <source>Mean over the judged answers; percentile bootstrap, resampled by image or patient</source>
        <translation>已评判答案的平均分；百分位自助法，按图像或患者重采样</translation>
    </message>
    <message>
        <source>The score if every unjudged answer were worth nothing, and if it were worth full marks</source>
        <translation>将所有未评判答案计为零分时与计为满分时的得分</translation>
    </message>
    <message>
        <source>%1 not asked, %2 without a verdict, %3 without a reply, %4 where the model gave no answer</source>
        <translation>%1 个未询问，%2 个无判定，%3 个无回复，%4 个模型未作答</translation>
    </message>
    <message>
        <source>%1 of them equal their reference and got full marks without being asked</source>
        <translation>其中 %1 个与参考答案相同，未经询问即得满分</translation>
    </message>
</context>
<context>
    <name>vlm::ui::JudgedItemsModel</name>
    <message>
        <source>no answer</source>
        <translation>无答案</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>未询问</translation>
    </message>
    <message>
        <source>unjudged</source>
        <translation>未评判</translation>
    </message>
    <message>
        <source>no reply</source>
        <translation>无回复</translation>
    </message>
    <message>
        <source>correct</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>partially</source>
        <translation>部分正确</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>拒答</translation>
    </message>
    <message>
        <source>incorrect</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考答案</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
</context>
<context>
    <name>vlm::ui::KeyOverlay</name>
    <message>
        <source>Keys and help</source>
        <translation>按键与帮助</translation>
    </message>
    <message>
        <source>List of keys</source>
        <translation>按键列表</translation>
    </message>
</context>
<context>
    <name>vlm::ui::KeyStore</name>
    <message>
        <source>The keyring was not unlocked.</source>
        <translation>密钥环未解锁。</translation>
    </message>
    <message>
        <source>No keyring service runs in this session.</source>
        <translation>此会话中没有运行密钥环服务。</translation>
    </message>
    <message>
        <source>The keyring does not answer: %1</source>
        <translation>密钥环没有响应：%1</translation>
    </message>
</context>
<context>
    <name>vlm::ui::LevelHistogram</name>
    <message>
        <source>Histogram</source>
        <translation>直方图</translation>
    </message>
    <message>
        <source>Values from %1 to %2</source>
        <translation>数值范围 %1 至 %2</translation>
    </message>
</context>
<context>
    <name>vlm::ui::LiveAnswers</name>
    <message>
        <source>Last answers</source>
        <translation>最近的答案</translation>
    </message>
    <message>
        <source>%1, %2, on %3; newest first</source>
        <translation>%1，%2，在 %3 上；最新的在前</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>无答案</translation>
    </message>
    <message>
        <source>✓ right</source>
        <translation>✓ 正确</translation>
    </message>
    <message>
        <source>✗ wrong</source>
        <translation>✗ 错误</translation>
    </message>
    <message>
        <source>(nothing)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>reference: %1</source>
        <translation>参考答案：%1</translation>
    </message>
</context>
<context>
    <name>vlm::ui::LiveChart</name>
    <message>
        <source>Live chart</source>
        <translation>实时图</translation>
    </message>
    <message>
        <source>While a run works, its metric and 95 % interval appear here as they form.</source>
        <translation>运行进行时，其指标和 95 % 区间会在这里逐渐形成。</translation>
    </message>
    <message>
        <source>%1: %2 %3 [%4, %5]</source>
        <translation>%1：%2 %3 [%4, %5]</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <translation>%1：%2 %3</translation>
    </message>
    <message>
        <source>n = %1, interim: not for stopping decisions</source>
        <translation>n = %1，中期值：不可用于停止决定</translation>
    </message>
    <message>
        <source>%1: step %2, epoch %3</source>
        <translation>%1：第 %2 步，第 %3 轮</translation>
    </message>
    <message>
        <source>test samples</source>
        <translation>测试样本</translation>
    </message>
    <message>
        <source>percent</source>
        <translation>百分比</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>n = %1, final: %2, B = %3, seed %4</source>
        <translation>n = %1，最终值：%2，B = %3，种子 %4</translation>
    </message>
    <message>
        <source>Validation loss %1 (dashed, points)</source>
        <translation>验证损失 %1（虚线，带点）</translation>
    </message>
    <message>
        <source>, accuracy %1 %</source>
        <translation>，准确率 %1 %</translation>
    </message>
    <message>
        <source>%1: epoch %2 is done</source>
        <translation>%1：第 %2 轮已完成</translation>
    </message>
    <message>
        <source>%1: step %2</source>
        <translation>%1：第 %2 步</translation>
    </message>
    <message>
        <source>Training loss %1 (solid, smoothed)</source>
        <translation>训练损失 %1（实线，已平滑）</translation>
    </message>
    <message>
        <source>The validation loss follows after the first epoch</source>
        <translation>验证损失在第一轮结束后显示</translation>
    </message>
</context>
<context>
    <name>vlm::ui::LogDock</name>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Log lines</source>
        <translation>日志行</translation>
    </message>
    <message>
        <source>All levels</source>
        <translation>所有级别</translation>
    </message>
    <message>
        <source>Info and worse</source>
        <translation>信息及以上</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>警告和错误</translation>
    </message>
    <message>
        <source>Errors only</source>
        <translation>仅错误</translation>
    </message>
    <message>
        <source>Least level shown</source>
        <translation>显示的最低级别</translation>
    </message>
    <message>
        <source>Filter the log</source>
        <translation>筛选日志</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>Keep the newest line in view</source>
        <translation>始终显示最新一行</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy all lines</source>
        <translation>复制所有行</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Empty this list; the file keeps everything</source>
        <translation>清空此列表；文件保留全部内容</translation>
    </message>
</context>
<context>
    <name>vlm::ui::LogModel</name>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>Debug</source>
        <translation>调试</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
</context>
<context>
    <name>vlm::ui::MainWindow</name>
    <message>
        <source>Run %1 failed</source>
        <translation>运行 %1 失败</translation>
    </message>
    <message>
        <source>%1 could not be opened</source>
        <translation>无法打开 %1</translation>
    </message>
    <message>
        <source>Open a project folder</source>
        <translation>打开项目文件夹</translation>
    </message>
    <message>
        <source>Name the new project</source>
        <translation>为新项目命名</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新项目</translation>
    </message>
    <message>
        <source>Projects (*.vlmproj)</source>
        <translation>项目 (*.vlmproj)</translation>
    </message>
    <message>
        <source>The project could not be created</source>
        <translation>无法创建项目</translation>
    </message>
    <message>
        <source>Demonstration</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Demonstration %1</source>
        <translation>演示 %1</translation>
    </message>
    <message>
        <source>Where to put the demonstration</source>
        <translation>演示放在哪里</translation>
    </message>
    <message>
        <source>For research only, not for clinical use</source>
        <translation>仅供研究，不得用于临床</translation>
    </message>
    <message>
        <source>I understand</source>
        <translation>我明白</translation>
    </message>
    <message>
        <source>MedVLM Workbench</source>
        <translation>MedVLM Workbench</translation>
    </message>
    <message>
        <source>%1 (read-only)</source>
        <translation>%1（只读）</translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n 个正在运行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paused</source>
        <translation>
            <numerusform>%n 个已暂停</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n queued</source>
        <translation>
            <numerusform>%n 个排队</numerusform>
        </translation>
    </message>
    <message>
        <source>Diagnostics are on the clipboard</source>
        <translation>诊断信息已复制到剪贴板</translation>
    </message>
    <message>
        <source>&amp;Page</source>
        <translation>页面(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;New project…</source>
        <translation>新建项目(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation>打开项目(&amp;O)…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>打开最近的项目(&amp;R)</translation>
    </message>
    <message>
        <source>No project was opened yet</source>
        <translation>还没有打开过项目</translation>
    </message>
    <message>
        <source>Open the &amp;demonstration…</source>
        <translation>打开演示(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Import a data set…</source>
        <translation>导入数据集(&amp;I)…</translation>
    </message>
    <message>
        <source>Add a &amp;model…</source>
        <translation>添加模型(&amp;M)…</translation>
    </message>
    <message>
        <source>Folder of the checkpoint</source>
        <translation>检查点的文件夹</translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation>关闭项目(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>nothing to undo</source>
        <translation>没有可撤销的操作</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>nothing to redo</source>
        <translation>没有可重做的操作</translation>
    </message>
    <message>
        <source>&amp;Find on this page</source>
        <translation>在此页查找(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Settings</source>
        <translation>设置(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Back to the page before</source>
        <translation>返回上一页(&amp;B)</translation>
    </message>
    <message>
        <source>Switch between &amp;light and dark</source>
        <translation>切换浅色与深色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Larger interface</source>
        <translation>放大界面(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Smaller interface</source>
        <translation>缩小界面(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Normal size</source>
        <translation>正常大小(&amp;N)</translation>
    </message>
    <message>
        <source>L&amp;og</source>
        <translation>日志(&amp;O)</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>全屏(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>重置布局(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;New run matrix</source>
        <translation>新运行矩阵(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>队列(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Pause or resume</source>
        <translation>暂停或继续(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Cancel the running run</source>
        <translation>取消正在进行的运行(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;All commands…</source>
        <translation>所有命令(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Copy diagnostics</source>
        <translation>复制诊断信息(&amp;C)</translation>
    </message>
    <message>
        <source>A&amp;bout and licences</source>
        <translation>关于与许可(&amp;B)</translation>
    </message>
    <message>
        <source>no project is open</source>
        <translation>没有打开项目</translation>
    </message>
    <message>
        <source>nothing is running</source>
        <translation>没有正在进行的运行</translation>
    </message>
    <message>
        <source>this is the first page</source>
        <translation>这是第一页</translation>
    </message>
    <message>
        <source>nothing to search on this page</source>
        <translation>此页没有可搜索的内容</translation>
    </message>
    <message>
        <source>Run %1 is paused</source>
        <translation>运行 %1 已暂停</translation>
    </message>
    <message>
        <source>&amp;Help on this page</source>
        <translation>此页的帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Keys of this page</source>
        <translation>此页的按键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;History as commands</source>
        <translation>以命令显示历史(&amp;H)</translation>
    </message>
</context>
<context>
    <name>vlm::ui::MatrixCell</name>
    <message>
        <source>O</source>
        <comment>off the shelf, one letter</comment>
        <translation>O</translation>
    </message>
    <message>
        <source>P</source>
        <comment>linear probe, one letter</comment>
        <translation>P</translation>
    </message>
    <message>
        <source>L</source>
        <comment>LoRA, one letter</comment>
        <translation>L</translation>
    </message>
    <message>
        <source>cannot run: %1</source>
        <translation>无法运行：%1</translation>
    </message>
    <message>
        <source>the result is known; costs nothing</source>
        <translation>结果已知；无需计算</translation>
    </message>
    <message>
        <source>%1 images to encode, about %2</source>
        <translation>需编码 %1 张图像，约 %2</translation>
    </message>
    <message>
        <source>A</source>
        <comment>CLIP-Adapter, one letter</comment>
        <translation>A</translation>
    </message>
    <message>
        <source>T</source>
        <comment>Tip-Adapter, one letter</comment>
        <translation>T</translation>
    </message>
    <message>
        <source>K</source>
        <comment>Tip-Adapter-F with trained keys, one letter</comment>
        <translation>K</translation>
    </message>
    <message>
        <source>C</source>
        <comment>CoOp, one letter</comment>
        <translation>C</translation>
    </message>
    <message>
        <source>F</source>
        <comment>full fine-tuning, one letter</comment>
        <translation>F</translation>
    </message>
    <message>
        <source>W</source>
        <comment>WiSE-FT, one letter</comment>
        <translation>W</translation>
    </message>
</context>
<context>
    <name>vlm::ui::MatrixGrid</name>
    <message>
        <source>%1 · n = %2</source>
        <translation>%1 · n = %2</translation>
    </message>
    <message>
        <source>%1, trained on %2</source>
        <translation>%1，训练数据：%2</translation>
    </message>
    <message>
        <source>Specialist</source>
        <translation>专科模型</translation>
    </message>
    <message>
        <source>Generalist</source>
        <translation>通用模型</translation>
    </message>
</context>
<context>
    <name>vlm::ui::MethodsView</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>比较对象</translation>
    </message>
    <message>
        <source>Paired differences and cost by mode</source>
        <translation>各模式的配对差值与开销</translation>
    </message>
    <message>
        <source>All data sets</source>
        <translation>所有数据集</translation>
    </message>
    <message>
        <source>Nothing to compare</source>
        <translation>没有可比较的内容</translation>
    </message>
    <message>
        <source>%1 has no results of this metric.</source>
        <translation>%1 没有此指标的结果。</translation>
    </message>
    <message>
        <source>Comparing with %1…</source>
        <translation>正在与 %1 比较…</translation>
    </message>
    <message>
        <source>The modes could not be compared: %1</source>
        <translation>无法比较各模式：%1</translation>
    </message>
    <message>
        <source>Enter shows the samples behind it.</source>
        <translation>按回车显示背后的样本。</translation>
    </message>
</context>
<context>
    <name>vlm::ui::MissingRows</name>
    <message>
        <source>Missing file</source>
        <translation>缺失的文件</translation>
    </message>
    <message>
        <source>Found at</source>
        <translation>找到的位置</translation>
    </message>
    <message>
        <source>%1 (same content)</source>
        <translation>%1（内容相同）</translation>
    </message>
    <message>
        <source>%1 (same name and size)</source>
        <translation>%1（名称和大小相同）</translation>
    </message>
    <message>
        <source>not found; %1 has other content</source>
        <translation>未找到；%1 的内容不同</translation>
    </message>
    <message>
        <source>not found yet</source>
        <translation>尚未找到</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ModelCard</name>
    <message>
        <source>Run this model</source>
        <translation>运行此模型</translation>
    </message>
    <message>
        <source>Remove from project</source>
        <translation>从项目中移除</translation>
    </message>
    <message>
        <source>Add its folder…</source>
        <translation>添加其文件夹…</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>模型卡片</translation>
    </message>
    <message>
        <source>Results and files stay; undo brings it back</source>
        <translation>结果和文件保留；可以撤销</translation>
    </message>
    <message>
        <source>■ Specialist, paired with %1</source>
        <translation>■ 专科模型，与 %1 配对</translation>
    </message>
    <message>
        <source>○ Generalist</source>
        <translation>○ 通用模型</translation>
    </message>
    <message>
        <source>○ Generalist, paired with %1</source>
        <translation>○ 通用模型，与 %1 配对</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>家族</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>图像大小</translation>
    </message>
    <message>
        <source>%1 × %1 pixels</source>
        <translation>%1 × %1 像素</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>训练数据</translation>
    </message>
    <message>
        <source>In domain</source>
        <translation>域内</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>发布于</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>出处</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>指纹</translation>
    </message>
    <message>
        <source>Memory: %1</source>
        <translation>内存：%1</translation>
    </message>
    <message>
        <source>Weights as float32, 4 × %1 = %2
One batch of 32 images and its activations, about %3
The program itself, about %4
Together %5; %6 are free now, and you keep %7 for other programs.</source>
        <translation>float32 权重，4 × %1 = %2
一批 32 张图像及其激活，约 %3
程序本身，约 %4
合计 %5；现在空闲 %6，你为其他程序保留 %7。</translation>
    </message>
    <message>
        <source>Check its files</source>
        <translation>检查其文件</translation>
    </message>
    <message>
        <source>Show its layers…</source>
        <translation>显示其层…</translation>
    </message>
    <message>
        <source>Names, shards, sizes, layout, parameters, and every weight for NaN and infinity</source>
        <translation>名称、分片、大小、布局、参数，并逐一检查权重中的 NaN 和无穷大</translation>
    </message>
    <message>
        <source>Shapes, parameters, and which layers LoRA reaches</source>
        <translation>形状、参数以及 LoRA 可作用的层</translation>
    </message>
    <message>
        <source>Preparation</source>
        <translation>预处理</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>To use it</source>
        <translation>使用方法</translation>
    </message>
    <message>
        <source>Files it needs</source>
        <translation>所需文件</translation>
    </message>
    <message>
        <source>Download these from %1 into one folder, then add that folder: its files are checked first. This program opens no network connection by itself.</source>
        <translation>请从 %1 将这些文件下载到同一文件夹，然后添加该文件夹：会先检查其中的文件。本程序不会自行建立网络连接。</translation>
    </message>
    <message>
        <source>Looking at the files…</source>
        <translation>正在查看文件…</translation>
    </message>
    <message>
        <source>The files are complete</source>
        <translation>文件完整</translation>
    </message>
    <message>
        <source>This folder cannot be used yet</source>
        <translation>此文件夹尚不可用</translation>
    </message>
    <message>
        <source>%1: %2, accuracy %3 %</source>
        <translation>%1：%2，准确率 %3 %</translation>
    </message>
    <message>
        <source>%1: %2, accuracy %3 %, %4 % of the answers as with float32</source>
        <translation>%1：%2，准确率 %3 %，%4 % 的答案与 float32 一致</translation>
    </message>
    <message>
        <source>measured on %1 questions of %2</source>
        <translation>在 %2 的 %1 个问题上测得</translation>
    </message>
    <message>
        <source>%1: weights %2, while it answers %3 – %4</source>
        <translation>%1：权重 %2，回答时 %3 – %4</translation>
    </message>
    <message>
        <source>Runs whose precision is automatic use %1 here. %2 are free now, and you keep %3 for other programs.</source>
        <translation>精度为自动的运行在此使用 %1。当前空闲 %2，您为其他程序保留 %3。</translation>
    </message>
    <message>
        <source>Guessed from the parameters; the files say it exactly once they are here.</source>
        <translation>根据参数量估计；文件就位后即可得到准确数值。</translation>
    </message>
    <message>
        <source>No weights published</source>
        <translation>未发布权重</translation>
    </message>
    <message>
        <source>What fewer bits do to its answers was not measured yet. On questions of yours:</source>
        <translation>减少位数对其回答的影响尚未测量。用您自己的问题测量：</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ModelsPage</name>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Add checkpoint folder…</source>
        <translation>添加检查点文件夹…</translation>
    </message>
    <message>
        <source>Remove model from project</source>
        <translation>从项目中移除模型</translation>
    </message>
    <message>
        <source>Search models</source>
        <translation>搜索模型</translation>
    </message>
    <message>
        <source>No model matches “%1”</source>
        <translation>没有匹配“%1”的模型</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>no project is open</source>
        <translation>没有打开项目</translation>
    </message>
    <message>
        <source>%1 installed, %2 published</source>
        <translation>已安装 %1，已发布 %2</translation>
    </message>
    <message>
        <source>The list of models cannot be read</source>
        <translation>无法读取模型列表</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>choose an installed model</source>
        <translation>请选择一个已安装的模型</translation>
    </message>
    <message>
        <source>Folder of the checkpoint</source>
        <translation>检查点的文件夹</translation>
    </message>
    <message>
        <source>Folder with the files of %1</source>
        <translation>%1 的文件所在文件夹</translation>
    </message>
    <message>
        <source>The layers cannot be read</source>
        <translation>无法读取各层</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ModulesDialog</name>
    <message>
        <source>attention, all-linear</source>
        <translation>attention、all-linear</translation>
    </message>
    <message>
        <source>mlp, all-linear</source>
        <translation>mlp、all-linear</translation>
    </message>
    <message>
        <source>Layers of %1</source>
        <translation>%1 的层</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Module</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Stored as</source>
        <translation>存储格式</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Reached by LoRA targets</source>
        <translation>可作用的 LoRA 目标</translation>
    </message>
    <message>
        <source>%1 parameters as stored. The last column says which choice of “Layers that get an adapter” reaches a layer; layers that a family reads without calling them stay as they are.</source>
        <translation>按存储计共 %1 个参数。最后一列说明“加入适配器的层”的哪个选项会作用于该层；模型家族只读取而不调用的层保持不变。</translation>
    </message>
    <message>
        <source>Search, for example: attn, layers.11, mlp</source>
        <translation>搜索，例如：attn、layers.11、mlp</translation>
    </message>
    <message>
        <source>Search layers</source>
        <translation>搜索层</translation>
    </message>
</context>
<context>
    <name>vlm::ui::OptionsForm</name>
    <message>
        <source>A number from %1 to %2, please</source>
        <translation>请输入 %1 到 %2 之间的数</translation>
    </message>
</context>
<context>
    <name>vlm::ui::OverviewView</name>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>n = %1, mean %2, standard deviation %3</source>
        <translation>n = %1，均值 %2，标准差 %3</translation>
    </message>
    <message>
        <source>Grey levels: %1</source>
        <translation>灰度：%1</translation>
    </message>
    <message>
        <source>%1 images; mean of an image %2 ± %3</source>
        <translation>%1 张图像；单张图像均值 %2 ± %3</translation>
    </message>
    <message>
        <source>Grey levels</source>
        <translation>灰度</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Save as HTML or PDF…</source>
        <translation>另存为 HTML 或 PDF…</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>What is %1 made of?</source>
        <translation>%1 由什么构成？</translation>
    </message>
    <message>
        <source>Labels and how they come together, sizes, grey levels, words, examples, and what usual preparations do to an image. Every image is looked at once; what an audit has read is not read again.</source>
        <translation>标签及其共现、尺寸、灰度、词语、示例，以及常用预处理对图像的影响。每张图像只查看一次；审查时已读取的不再重复读取。</translation>
    </message>
    <message>
        <source>Make the overview</source>
        <translation>生成概览</translation>
    </message>
    <message>
        <source>Looking at</source>
        <translation>正在查看</translation>
    </message>
    <message>
        <source>images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Making the overview of %1…</source>
        <translation>正在生成 %1 的概览…</translation>
    </message>
    <message>
        <source>The overview could not be made</source>
        <translation>无法生成概览</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>%1 samples, %2 images, %3 patients, studies or images; %4 cannot be read</source>
        <translation>%1 个样本，%2 张图像，%3 个患者、检查或图像；%4 个无法读取</translation>
    </message>
    <message>
        <source>Examples: %1</source>
        <translation>示例：%1</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>What usual preparations do to an image</source>
        <translation>常用预处理对图像的影响</translation>
    </message>
    <message>
        <source>Sample %1, on grey levels at its own size</source>
        <translation>样本 %1，按原始尺寸的灰度</translation>
    </message>
    <message>
        <source>mean %1, standard deviation %2, entropy %3 bits</source>
        <translation>均值 %1，标准差 %2，熵 %3 bits</translation>
    </message>
    <message>
        <source>largest class %1 times the smallest</source>
        <translation>最大类别是最小类别的 %1 倍</translation>
    </message>
    <message>
        <source>Labels, %1</source>
        <translation>标签，%1</translation>
    </message>
    <message>
        <source>Kinds of questions, %1</source>
        <translation>问题类型，%1</translation>
    </message>
    <message>
        <source>Most frequent sizes</source>
        <translation>最常见的尺寸</translation>
    </message>
    <message>
        <source>First words of questions</source>
        <translation>问题的首词</translation>
    </message>
    <message>
        <source>Most frequent answers</source>
        <translation>最常见的答案</translation>
    </message>
    <message>
        <source>Most frequent words</source>
        <translation>最常见的词</translation>
    </message>
    <message>
        <source>Save the overview</source>
        <translation>保存概览</translation>
    </message>
    <message>
        <source>Web page (*.html);;PDF (*.pdf)</source>
        <translation>网页 (*.html);;PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Overview of %1</source>
        <translation>%1 的概览</translation>
    </message>
    <message>
        <source>The overview could not be saved</source>
        <translation>无法保存概览</translation>
    </message>
    <message>
        <source>%1 cannot be written</source>
        <translation>无法写入 %1</translation>
    </message>
    <message>
        <source>%1 by label</source>
        <translation>%1（按标签）</translation>
    </message>
    <message>
        <source>Shaded by the share of the row</source>
        <translation>深浅表示占该行的比例</translation>
    </message>
    <message>
        <source>What occurs together</source>
        <translation>共现情况</translation>
    </message>
    <message>
        <source>Shaded by the share of the row&apos;s own frequency</source>
        <translation>深浅表示占该行自身频数的比例</translation>
    </message>
    <message>
        <source>An image has so many questions</source>
        <translation>每张图像的问题数</translation>
    </message>
    <message>
        <source>An image has so many findings</source>
        <translation>每张图像的征象数</translation>
    </message>
</context>
<context>
    <name>vlm::ui::PagePreview</name>
    <message numerus="yes">
        <source>%n pages</source>
        <translation>
            <numerusform>%n 页</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vlm::ui::ProgressLine</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>%1 %2 of %3 %4</source>
        <translation>%1%4：%2 / %3</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ProjectTile</name>
    <message>
        <source>Open project %1</source>
        <translation>打开项目 %1</translation>
    </message>
    <message>
        <source>Remove %1 from this list</source>
        <translation>从此列表移除 %1</translation>
    </message>
    <message>
        <source>Remove from this list; the files stay</source>
        <translation>从此列表移除；文件保留</translation>
    </message>
    <message>
        <source>The folder is missing</source>
        <translation>文件夹不存在</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message numerus="yes">
        <source>%n data set(s)</source>
        <translation>
            <numerusform>%n 个数据集</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n 个模型</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) interrupted</source>
        <translation>
            <numerusform>%n 次运行被中断</numerusform>
        </translation>
    </message>
    <message>
        <source>Last run %1</source>
        <translation>上次运行 %1</translation>
    </message>
</context>
<context>
    <name>vlm::ui::QueueModel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 / s</source>
        <translation>%1 / 秒</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>速率</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
</context>
<context>
    <name>vlm::ui::QueueView</name>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Move to front</source>
        <translation>移到最前</translation>
    </message>
    <message>
        <source>Duplicate as new run</source>
        <translation>复制为新运行</translation>
    </message>
    <message>
        <source>Show results</source>
        <translation>显示结果</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Cells of the run</source>
        <translation>运行的单元</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>没有打开项目</translation>
    </message>
    <message>
        <source>The queue belongs to a project.</source>
        <translation>队列属于项目。</translation>
    </message>
    <message>
        <source>Go to Home</source>
        <translation>前往主页</translation>
    </message>
    <message>
        <source>Nothing was run yet</source>
        <translation>还没有运行过</translation>
    </message>
    <message>
        <source>Tick models, data sets and modes, see what it will cost, and launch.</source>
        <translation>勾选模型、数据集和模式，查看代价，然后启动。</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>新运行</translation>
    </message>
    <message>
        <source>no run is chosen</source>
        <translation>未选择运行</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>the run is finished</source>
        <translation>运行已结束</translation>
    </message>
    <message>
        <source>the run is not at work</source>
        <translation>运行未在进行</translation>
    </message>
    <message>
        <source>only a queued run can move</source>
        <translation>只有排队中的运行可以移动</translation>
    </message>
    <message>
        <source>there are no results yet</source>
        <translation>还没有结果</translation>
    </message>
</context>
<context>
    <name>vlm::ui::Rail</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>vlm::ui::RegistryModel</name>
    <message>
        <source>Fits</source>
        <translation>放得下</translation>
    </message>
    <message>
        <source>Tight</source>
        <translation>紧张</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>太大</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>%1 M</source>
        <translation>%1 M</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>家族</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>训练数据</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>■ specialist</source>
        <translation>■ 专科</translation>
    </message>
    <message>
        <source>○ generalist</source>
        <translation>○ 通用</translation>
    </message>
    <message>
        <source>Folder missing</source>
        <translation>文件夹缺失</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>已安装</translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation>未安装</translation>
    </message>
    <message>
        <source>Over HTTP</source>
        <translation>通过 HTTP</translation>
    </message>
    <message>
        <source>No weights published</source>
        <translation>未发布权重</translation>
    </message>
</context>
<context>
    <name>vlm::ui::RejectRows</name>
    <message>
        <source>Left out</source>
        <translation>被排除项</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>vlm::ui::RemoteModelDialog</name>
    <message>
        <source>Keep in the keyring</source>
        <translation>保存到密钥环</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>It is a medical specialist</source>
        <translation>这是医学专科模型</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>测试连接</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Add a model behind HTTP</source>
        <translation>添加通过 HTTP 访问的模型</translation>
    </message>
    <message>
        <source>Model behind HTTP</source>
        <translation>通过 HTTP 访问的模型</translation>
    </message>
    <message>
        <source>Sends one short sentence, nothing of your data</source>
        <translation>仅发送一个短句，不含您的任何数据</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Name in the project</source>
        <translation>项目中的名称</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>OpenAI-compatible (vLLM, Ollama, llama.cpp, …)</source>
        <translation>OpenAI 兼容接口（vLLM、Ollama、llama.cpp 等）</translation>
    </message>
    <message>
        <source>OpenAI</source>
        <translation>OpenAI</translation>
    </message>
    <message>
        <source>Google Gemini</source>
        <translation>Google Gemini</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>接口</translation>
    </message>
    <message>
        <source>Name of the key</source>
        <translation>密钥名称</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>家族</translation>
    </message>
    <message>
        <source>of the research questions; empty: none</source>
        <translation>研究问题中所属的家族；留空表示无</translation>
    </message>
    <message>
        <source>Limits and prices</source>
        <translation>限额与价格</translation>
    </message>
    <message>
        <source>Answers and patience</source>
        <translation>回答与等待时间</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Paste it here; it is shown to nobody</source>
        <translation>粘贴到此处；不会向任何人显示</translation>
    </message>
    <message>
        <source>Without a name no key is sent.</source>
        <translation>未填写名称时不发送密钥。</translation>
    </message>
    <message>
        <source>The environment variable %1 is set and is used.</source>
        <translation>环境变量 %1 已设置，将使用它。</translation>
    </message>
    <message>
        <source>Asking the keyring…</source>
        <translation>正在查询密钥环…</translation>
    </message>
    <message>
        <source>%1 Set the environment variable %2 before the program starts instead.</source>
        <translation>%1 请改为在程序启动前设置环境变量 %2。</translation>
    </message>
    <message>
        <source>No key of this name is in the keyring.</source>
        <translation>密钥环中没有此名称的密钥。</translation>
    </message>
    <message>
        <source>A key of this name is in the keyring and is used.</source>
        <translation>密钥环中有此名称的密钥，将使用它。</translation>
    </message>
    <message>
        <source>The key needs a name first.</source>
        <translation>请先为密钥填写名称。</translation>
    </message>
    <message>
        <source>%1 The key was not kept. Set the environment variable %2 before the program starts instead.</source>
        <translation>%1 密钥未保存。请改为在程序启动前设置环境变量 %2。</translation>
    </message>
    <message>
        <source>Waiting for %1…</source>
        <translation>正在等待 %1…</translation>
    </message>
    <message>
        <source>%1 answered in %2 s</source>
        <translation>%1 在 %2 s 内作出应答</translation>
    </message>
    <message>
        <source>There is no connection</source>
        <translation>无法连接</translation>
    </message>
    <message>
        <source>It cannot be saved like this</source>
        <translation>无法按当前内容保存</translation>
    </message>
</context>
<context>
    <name>vlm::ui::RemotePanel</name>
    <message>
        <source>nothing sent yet</source>
        <translation>尚未发送任何内容</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n 次请求</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refusal(s)</source>
        <translation>
            <numerusform>%n 次拒答</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 个 token</translation>
    </message>
    <message>
        <source>What may leave this computer</source>
        <translation>哪些内容可以离开这台计算机</translation>
    </message>
    <message>
        <source>Add a model behind HTTP…</source>
        <translation>添加通过 HTTP 访问的模型…</translation>
    </message>
    <message>
        <source>Models behind HTTP belong to a project: open one to add o3, Gemini or a server of your own.</source>
        <translation>通过 HTTP 访问的模型属于项目：请打开一个项目，以添加 o3、Gemini 或您自己的服务器。</translation>
    </message>
    <message>
        <source>This project has none. Questions can be put to o3, Gemini and any OpenAI-compatible server; nothing is sent before you have agreed to what goes where.</source>
        <translation>此项目中还没有。可以向 o3、Gemini 以及任何 OpenAI 兼容服务器提问；在您同意哪些内容发往何处之前，不会发送任何内容。</translation>
    </message>
    <message>
        <source>They take part in runs like any other model, and can judge answers on Results.</source>
        <translation>它们可像其他模型一样参与运行，也可在结果页评判回答。</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>更改 %1</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>移除 %1</translation>
    </message>
    <message>
        <source>From the list; its replies stay in the project&apos;s folder, and it can be undone</source>
        <translation>仅从列表中移除；其回复保留在项目文件夹中，且此操作可撤销</translation>
    </message>
    <message>
        <source>%1 at %2  ·  %3</source>
        <translation>%1，位于 %2  ·  %3</translation>
    </message>
    <message>
        <source>Answers about %1 to %2 (%3)</source>
        <translation>关于 %1 的回答发送至 %2（%3）</translation>
    </message>
    <message>
        <source>Images and questions of %1 to %2 (%3)</source>
        <translation>%1 的图像和问题发送至 %2（%3）</translation>
    </message>
    <message>
        <source>Agreed by %1, %2</source>
        <translation>由 %1 同意，%2</translation>
    </message>
    <message>
        <source>, with the permission “%1”</source>
        <translation>，依据许可“%1”</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Take back: %1</source>
        <translation>撤回：%1</translation>
    </message>
    <message>
        <source>; taken back by %1, %2</source>
        <translation>；由 %1 撤回，%2</translation>
    </message>
</context>
<context>
    <name>vlm::ui::RepairDialog</name>
    <message>
        <source>Search a folder…</source>
        <translation>搜索文件夹…</translation>
    </message>
    <message>
        <source>Missing files of %1</source>
        <translation>%1 缺失的文件</translation>
    </message>
    <message>
        <source>Missing files</source>
        <translation>缺失的文件</translation>
    </message>
    <message>
        <source>Folder to search</source>
        <translation>要搜索的文件夹</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>已检查</translation>
    </message>
    <message>
        <source>files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>The folder could not be searched</source>
        <translation>无法搜索该文件夹</translation>
    </message>
    <message>
        <source>Folders are searched for each file by its content, then by its name. Nothing is copied or moved: the project remembers where the files are now. What is found can be used at once; the rest stays missing until it is found.</source>
        <translation>在文件夹中先按内容、再按名称查找每个文件。不复制也不移动任何文件：项目会记住文件现在的位置。找到的可立即使用，其余在找到之前仍算缺失。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) missing.</source>
        <translation>
            <numerusform>缺少 %n 个文件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 used; %n file(s) still missing.</source>
        <translation>
            <numerusform>已使用 %1 个；仍缺少 %n 个文件。</numerusform>
        </translation>
    </message>
    <message>
        <source>All are found.</source>
        <translation>已全部找到。</translation>
    </message>
    <message>
        <source>%1 found; using them leaves %2 missing.</source>
        <translation>找到 %1 个；使用后仍缺少 %2 个。</translation>
    </message>
    <message>
        <source>Use what is found</source>
        <translation>使用已找到的文件</translation>
    </message>
    <message numerus="yes">
        <source>Use %n file(s)</source>
        <translation>
            <numerusform>使用 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>These files cannot be used</source>
        <translation>这些文件无法使用</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ReportButton</name>
    <message>
        <source>Add to report</source>
        <translation>加入报告</translation>
    </message>
    <message>
        <source>Added to the report: %1</source>
        <translation>已加入报告：%1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>That cannot be added</source>
        <translation>无法加入</translation>
    </message>
    <message>
        <source>there is nothing to add yet</source>
        <translation>目前没有可加入的内容</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ReportDesk</name>
    <message>
        <source>The report could not be saved</source>
        <translation>无法保存报告</translation>
    </message>
    <message>
        <source>Add “%1” to the report</source>
        <translation>把“%1”加入报告</translation>
    </message>
    <message>
        <source>no project is open</source>
        <translation>没有打开项目</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ReportPage</name>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>That cannot be added</source>
        <translation>无法添加该内容</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>New facts in the captions of parts whose numbers changed</source>
        <translation>为数字已变的部分在图注中写入新的事实</translation>
    </message>
    <message>
        <source>Export PDF…</source>
        <translation>导出 PDF…</translation>
    </message>
    <message>
        <source>The pages below, figures as vectors</source>
        <translation>下方的页面，图为矢量</translation>
    </message>
    <message>
        <source>Export HTML…</source>
        <translation>导出 HTML…</translation>
    </message>
    <message>
        <source>One file that needs nothing else</source>
        <translation>单个文件，无需其他任何内容</translation>
    </message>
    <message>
        <source>Bundle…</source>
        <translation>数据包…</translation>
    </message>
    <message>
        <source>Predictions, metrics, configurations and hashes with the report, for others to verify</source>
        <translation>预测、指标、配置和哈希连同报告，供他人验证</translation>
    </message>
    <message>
        <source>Verify bundle…</source>
        <translation>验证数据包…</translation>
    </message>
    <message>
        <source>Compares every hash and computes every metric again</source>
        <translation>比较每个哈希并重新计算每个指标</translation>
    </message>
    <message>
        <source>Preview of the pages</source>
        <translation>页面预览</translation>
    </message>
    <message>
        <source>Move the part up</source>
        <translation>上移该部分</translation>
    </message>
    <message>
        <source>Move the part down</source>
        <translation>下移该部分</translation>
    </message>
    <message>
        <source>Rename the part</source>
        <translation>重命名该部分</translation>
    </message>
    <message>
        <source>Take the part out of the report</source>
        <translation>从报告中取出该部分</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>添加笔记</translation>
    </message>
    <message>
        <source>Help on this page</source>
        <translation>此页的帮助</translation>
    </message>
    <message>
        <source>the report is empty</source>
        <translation>报告为空</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>没有打开项目</translation>
    </message>
    <message>
        <source>Open a project or the demonstration to tell others what was found.</source>
        <translation>打开项目或演示，把发现告诉别人。</translation>
    </message>
    <message>
        <source>Go to Home</source>
        <translation>前往主页</translation>
    </message>
    <message>
        <source>The project&apos;s report cannot be read</source>
        <translation>无法读取项目的报告</translation>
    </message>
    <message>
        <source>The report is empty</source>
        <translation>报告为空</translation>
    </message>
    <message>
        <source>Start from everything this study has results for, or add figures and tables on Results, one by one.</source>
        <translation>从本研究中已有结果的全部内容开始，或在结果页逐个添加图和表。</translation>
    </message>
    <message>
        <source>Start from this study</source>
        <translation>从本研究开始</translation>
    </message>
    <message>
        <source>Go to Results</source>
        <translation>前往结果</translation>
    </message>
    <message>
        <source>The preview cannot be made</source>
        <translation>无法生成预览</translation>
    </message>
    <message numerus="yes">
        <source>%n pages</source>
        <translation>
            <numerusform>%n 页</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Refresh %n</source>
        <translation>
            <numerusform>刷新（%n）</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking at the study…</source>
        <translation>正在查看研究…</translation>
    </message>
    <message>
        <source>Start the report from this study</source>
        <translation>从本研究开始报告</translation>
    </message>
    <message numerus="yes">
        <source>%n parts were left out</source>
        <translation>
            <numerusform>略去了 %n 个部分</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to report yet</source>
        <translation>还没有可报告的内容</translation>
    </message>
    <message>
        <source>Set up a run</source>
        <translation>设置运行</translation>
    </message>
    <message>
        <source>Looking up the new numbers…</source>
        <translation>正在查找新的数字…</translation>
    </message>
    <message>
        <source>Refresh the report</source>
        <translation>刷新报告</translation>
    </message>
    <message>
        <source>The report cannot be refreshed</source>
        <translation>无法刷新报告</translation>
    </message>
    <message>
        <source>Write here. **Bold**, *italic*, lists and headings are kept.</source>
        <translation>在此书写。**粗体**、*斜体*、列表和标题均会保留。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Data sets</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Cost of the diagnosis runs</source>
        <translation>诊断运行的开销</translation>
    </message>
    <message>
        <source>Cost of the question runs</source>
        <translation>问答运行的开销</translation>
    </message>
    <message>
        <source>Claims of the published study</source>
        <translation>已发表研究的论断</translation>
    </message>
    <message>
        <source>Card and audit of a data set</source>
        <translation>数据集的卡片与审查</translation>
    </message>
    <message>
        <source>Starred sample</source>
        <translation>加星样本</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Star a sample on Data first.</source>
        <translation>请先在数据页为样本加星标。</translation>
    </message>
    <message>
        <source>Methods, from what is stored</source>
        <translation>方法，由已存储的内容生成</translation>
    </message>
    <message>
        <source>Limits, from what is stored</source>
        <translation>局限，由已存储的内容生成</translation>
    </message>
    <message>
        <source>Figures and tables of Results…</source>
        <translation>结果页的图和表…</translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation>导出报告</translation>
    </message>
    <message>
        <source>Writing %1…</source>
        <translation>正在写入 %1…</translation>
    </message>
    <message numerus="yes">
        <source>Saved %1; the numbers of %n parts changed after they were written</source>
        <translation>
            <numerusform>已保存 %1；有 %n 个部分的数字在写成之后发生了变化</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>The report could not be written</source>
        <translation>无法写入报告</translation>
    </message>
    <message>
        <source>Write a bundle</source>
        <translation>写入数据包</translation>
    </message>
    <message>
        <source>Bundle (*.zip)</source>
        <translation>数据包 (*.zip)</translation>
    </message>
    <message>
        <source>Bundling…</source>
        <translation>正在打包…</translation>
    </message>
    <message>
        <source>Saved %1: %2 files, predictions of %3 results</source>
        <translation>已保存 %1：%2 个文件，%3 个结果的预测</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>The bundle could not be written</source>
        <translation>无法写入数据包</translation>
    </message>
    <message>
        <source>Verify a bundle</source>
        <translation>验证数据包</translation>
    </message>
    <message>
        <source>Verifying %1: every hash, every metric…</source>
        <translation>正在验证 %1：每个哈希、每个指标…</translation>
    </message>
    <message>
        <source>The bundle cannot be read</source>
        <translation>无法读取数据包</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Laying out the pages…</source>
        <translation>正在排版页面…</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ResultsPage</name>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Results as a table</source>
        <translation>结果表格</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>The export failed</source>
        <translation>导出失败</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>问答</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>strict</source>
        <translation>严格</translation>
    </message>
    <message>
        <source>as MedVLMBench</source>
        <translation>按 MedVLMBench</translation>
    </message>
    <message>
        <source>Whose rules score the answers</source>
        <translation>按谁的规则评分</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>All modes</source>
        <translation>所有模式</translation>
    </message>
    <message>
        <source>Off-the-shelf</source>
        <translation>开箱即用</translation>
    </message>
    <message>
        <source>Linear probe</source>
        <translation>线性探针</translation>
    </message>
    <message>
        <source>LoRA</source>
        <translation>LoRA</translation>
    </message>
    <message>
        <source>Heatmap</source>
        <translation>热图</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>The figure as a table (Alt+T)</source>
        <translation>以表格显示图（Alt+T）</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Show the samples behind the square</source>
        <translation>显示方格背后的样本</translation>
    </message>
    <message>
        <source>Back to the results</source>
        <translation>回到结果</translation>
    </message>
    <message>
        <source>Show the figure as a table</source>
        <translation>以表格显示图</translation>
    </message>
    <message>
        <source>Export the figure…</source>
        <translation>导出图…</translation>
    </message>
    <message>
        <source>Reading results…</source>
        <translation>正在读取结果…</translation>
    </message>
    <message>
        <source>The results could not be read</source>
        <translation>无法读取结果</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>No run has used this mode yet.</source>
        <translation>还没有运行用过此模式。</translation>
    </message>
    <message>
        <source>There is no result to export yet.</source>
        <translation>还没有可导出的结果。</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>没有打开项目</translation>
    </message>
    <message>
        <source>Open a project or the demonstration to see its results.</source>
        <translation>打开一个项目或演示以查看其结果。</translation>
    </message>
    <message>
        <source>Go to Home</source>
        <translation>前往主页</translation>
    </message>
    <message>
        <source>No results yet</source>
        <translation>还没有结果</translation>
    </message>
    <message>
        <source>Results of models on data sets appear here, each with its interval and the samples behind it.</source>
        <translation>模型在数据集上的结果会显示在这里，每个都附有区间和背后的样本。</translation>
    </message>
    <message>
        <source>Set up a run</source>
        <translation>设置运行</translation>
    </message>
    <message>
        <source>No result of this kind</source>
        <translation>没有此类结果</translation>
    </message>
    <message>
        <source>There are results, but none for this task and mode.</source>
        <translation>有结果，但没有此任务和模式的结果。</translation>
    </message>
    <message>
        <source>Show all modes</source>
        <translation>显示所有模式</translation>
    </message>
    <message>
        <source>%1 on %2, %3</source>
        <translation>%1 在 %2 上，%3</translation>
    </message>
    <message>
        <source>n = %1</source>
        <translation>n = %1</translation>
    </message>
    <message>
        <source>, 95% %1, B = %2, seed %3</source>
        <translation>，95% %1，B = %2，种子 %3</translation>
    </message>
    <message>
        <source>† in-domain: the model was trained on this kind of images</source>
        <translation>† 域内：该模型用这类图像训练过</translation>
    </message>
    <message>
        <source>Interim: the run is not finished; not for stopping decisions</source>
        <translation>中期值：运行尚未结束；不可用于停止决定</translation>
    </message>
    <message>
        <source>specialist</source>
        <translation>专科</translation>
    </message>
    <message>
        <source>generalist</source>
        <translation>通用</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 在 %2 上</translation>
    </message>
    <message>
        <source>There are no samples behind this square yet.</source>
        <translation>此方格背后还没有样本。</translation>
    </message>
    <message>
        <source>Import predictions…</source>
        <translation>导入预测结果…</translation>
    </message>
    <message>
        <source>Imported %1 as a run</source>
        <translation>已将 %1 导入为一次运行</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>征象</translation>
    </message>
    <message>
        <source>That sample cannot be shown</source>
        <translation>无法显示该样本</translation>
    </message>
    <message>
        <source>Retrieval</source>
        <translation>检索</translation>
    </message>
    <message>
        <source>The published study beside or instead of this project&apos;s results (Ctrl+Shift+O)</source>
        <translation>将已发表的研究与本项目的结果并列显示，或代替本项目的结果显示（Ctrl+Shift+O）</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>已发表</translation>
    </message>
    <message>
        <source>How is this computed?</source>
        <translation>这是如何计算的？</translation>
    </message>
    <message>
        <source>Formula, scoring, n, interval and provenance of the chosen number (H)</source>
        <translation>所选数值的公式、评分方式、n、区间和来源（H）</translation>
    </message>
    <message>
        <source>Show or hide the published values</source>
        <translation>显示或隐藏已发表的数值</translation>
    </message>
    <message>
        <source>How is this number computed?</source>
        <translation>这个数值是如何计算的？</translation>
    </message>
    <message>
        <source>Help on this view</source>
        <translation>此视图的帮助</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>beside ours</source>
        <translation>与我们的结果并列</translation>
    </message>
    <message>
        <source>alone: %1</source>
        <translation>单独显示：%1</translation>
    </message>
    <message>
        <source>This number</source>
        <translation>此数值</translation>
    </message>
    <message>
        <source>Provenance</source>
        <translation>来源追溯</translation>
    </message>
    <message>
        <source>There are no samples behind this number: the paper gives only averages.</source>
        <translation>此数值背后没有样本：论文仅给出平均值。</translation>
    </message>
    <message>
        <source>Added to the report: %1</source>
        <translation>已加入报告：%1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
</context>
<context>
    <name>vlm::ui::RetrievalView</name>
    <message>
        <source>Search in</source>
        <translation>检索范围</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Text → image</source>
        <translation>文本 → 图像</translation>
    </message>
    <message>
        <source>A text is the query, images are found</source>
        <translation>以文本为查询，查找图像</translation>
    </message>
    <message>
        <source>Image → text</source>
        <translation>图像 → 文本</translation>
    </message>
    <message>
        <source>An image is the query, texts are found</source>
        <translation>以图像为查询，查找文本</translation>
    </message>
    <message>
        <source>Any text, such as: fluid in the lung</source>
        <translation>任意文本，例如：fluid in the lung</translation>
    </message>
    <message>
        <source>Text to find images by</source>
        <translation>用于查找图像的文本</translation>
    </message>
    <message>
        <source>Queries of the data set</source>
        <translation>数据集的查询</translation>
    </message>
    <message>
        <source>Only queries with…</source>
        <translation>仅包含以下内容的查询…</translation>
    </message>
    <message>
        <source>Filter of the queries</source>
        <translation>查询的筛选</translation>
    </message>
    <message>
        <source>What the query finds</source>
        <translation>查询找到的内容</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>The search failed</source>
        <translation>检索失败</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>The project could not be read</source>
        <translation>无法读取项目</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>没有打开项目</translation>
    </message>
    <message>
        <source>Open a project or the demonstration to search its images.</source>
        <translation>打开项目或演示以检索其图像。</translation>
    </message>
    <message>
        <source>Go to Home</source>
        <translation>前往主页</translation>
    </message>
    <message>
        <source>Nothing to search yet</source>
        <translation>还没有可检索的内容</translation>
    </message>
    <message>
        <source>Add a data set with images first.</source>
        <translation>请先添加含图像的数据集。</translation>
    </message>
    <message>
        <source>Add a model that compares images with texts first, such as CLIP or SigLIP.</source>
        <translation>请先添加能比较图像与文本的模型，例如 CLIP 或 SigLIP。</translation>
    </message>
    <message>
        <source>Go to Data</source>
        <translation>前往数据</translation>
    </message>
    <message>
        <source>Go to Models</source>
        <translation>前往模型</translation>
    </message>
    <message>
        <source>Search %1 with %2</source>
        <translation>用 %2 检索 %1</translation>
    </message>
    <message>
        <source>The model encodes the test images once; features that runs have left are used again. Then any text finds images, and the data set&apos;s own texts are measured in both directions.</source>
        <translation>模型对测试图像编码一次；运行留下的特征会直接复用。之后可用任意文本查找图像，并在两个方向上评测数据集自带的文本。</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Loading %1…</source>
        <translation>正在载入 %1…</translation>
    </message>
    <message>
        <source>%1 of %2 images encoded</source>
        <translation>已编码 %2 张图像中的 %1 张</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>正在评测…</translation>
    </message>
    <message>
        <source>Making %1 searchable</source>
        <translation>正在使 %1 可检索</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>A text finds images: choose Text → image first.</source>
        <translation>用文本查找图像：请先选择“文本 → 图像”。</translation>
    </message>
    <message>
        <source>This data set has no texts about its images. Type what to look for.</source>
        <translation>此数据集没有关于图像的文本。请输入要查找的内容。</translation>
    </message>
    <message>
        <source>No query contains these words.</source>
        <translation>没有包含这些词的查询。</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在检索…</translation>
    </message>
    <message>
        <source>Found by searching %1</source>
        <translation>检索 %1 所得</translation>
    </message>
</context>
<context>
    <name>vlm::ui::RqGapsView</name>
    <message>
        <source>Families</source>
        <translation>家族</translation>
    </message>
    <message>
        <source>By family</source>
        <translation>按家族</translation>
    </message>
    <message>
        <source>The best of each side within a family, as the paper&apos;s Fig. 3</source>
        <translation>家族内各方的最佳，如论文图 3</translation>
    </message>
    <message>
        <source>All families</source>
        <translation>所有家族</translation>
    </message>
    <message>
        <source>The best of each side over all families</source>
        <translation>所有家族中各方的最佳</translation>
    </message>
    <message>
        <source>No gap is defined</source>
        <translation>没有可定义的差距</translation>
    </message>
    <message>
        <source>A gap needs a generalist and a specialist of one family on one data set. For the first: %1.</source>
        <translation>差距需要同一家族在同一数据集上既有通用模型又有专科模型。首先：%1。</translation>
    </message>
    <message>
        <source>Computing paired intervals…</source>
        <translation>正在计算配对区间…</translation>
    </message>
    <message>
        <source>No paired intervals: %1</source>
        <translation>没有配对区间：%1</translation>
    </message>
    <message>
        <source>%1, %2 on %3: %4 points %5</source>
        <translation>%1，%2 在 %3 上：%4 个百分点 %5</translation>
    </message>
    <message>
        <source>Generalist: %1</source>
        <translation>通用模型：%1</translation>
    </message>
    <message>
        <source>Specialist: %1</source>
        <translation>专科模型：%1</translation>
    </message>
    <message>
        <source>n = %1</source>
        <translation>n = %1</translation>
    </message>
    <message>
        <source>95% interval: %1</source>
        <translation>95% 区间：%1</translation>
    </message>
    <message>
        <source>Note on the source: %1</source>
        <translation>出处说明：%1</translation>
    </message>
    <message>
        <source>Enter shows the samples behind it.</source>
        <translation>按回车显示背后的样本。</translation>
    </message>
    <message>
        <source>%1, %2 on %3: %4 points</source>
        <translation>%1，%2 在 %3 上：%4 个百分点</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>定义</translation>
    </message>
    <message>
        <source>Generalist</source>
        <translation>通用模型</translation>
    </message>
    <message>
        <source>Specialist</source>
        <translation>专科模型</translation>
    </message>
    <message>
        <source>Note on the source</source>
        <translation>来源说明</translation>
    </message>
    <message>
        <source>In-domain table</source>
        <translation>域内表</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <translation>%1，版本 %2</translation>
    </message>
</context>
<context>
    <name>vlm::ui::RunBuilder</name>
    <message>
        <source>Launch</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>Models by data sets</source>
        <translation>模型 × 数据集</translation>
    </message>
    <message>
        <source>Name of the run</source>
        <translation>运行名称</translation>
    </message>
    <message>
        <source>Named after the time of launch</source>
        <translation>以启动时间命名</translation>
    </message>
    <message>
        <source>All test samples</source>
        <translation>全部测试样本</translation>
    </message>
    <message>
        <source>Quick look (%1 samples)</source>
        <translation>快速查看（%1 个样本）</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Modes</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Evaluation options</source>
        <translation>评测选项</translation>
    </message>
    <message>
        <source>Linear probe options</source>
        <translation>线性探针选项</translation>
    </message>
    <message>
        <source>LoRA options</source>
        <translation>LoRA 选项</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>没有打开项目</translation>
    </message>
    <message>
        <source>A run needs a project with at least one model and one data set.</source>
        <translation>运行需要一个至少包含一个模型和一个数据集的项目。</translation>
    </message>
    <message>
        <source>Go to Home</source>
        <translation>前往主页</translation>
    </message>
    <message>
        <source>Nothing to run yet</source>
        <translation>还没有可运行的内容</translation>
    </message>
    <message>
        <source>Add a model first.</source>
        <translation>请先添加模型。</translation>
    </message>
    <message>
        <source>Import a data set first.</source>
        <translation>请先导入数据集。</translation>
    </message>
    <message>
        <source>Go to Models</source>
        <translation>前往模型</translation>
    </message>
    <message>
        <source>Go to Data</source>
        <translation>前往数据</translation>
    </message>
    <message>
        <source>Run of %1</source>
        <translation>%1 的运行</translation>
    </message>
    <message>
        <source>Save the run&apos;s configuration</source>
        <translation>保存运行配置</translation>
    </message>
    <message>
        <source>Run configuration (*.json)</source>
        <translation>运行配置 (*.json)</translation>
    </message>
    <message>
        <source>Load a run&apos;s configuration</source>
        <translation>载入运行配置</translation>
    </message>
    <message>
        <source>The configuration could not be loaded</source>
        <translation>无法载入配置</translation>
    </message>
    <message>
        <source>The cost cannot be estimated</source>
        <translation>无法估计代价</translation>
    </message>
    <message>
        <source>Nothing is ticked</source>
        <translation>没有勾选任何项</translation>
    </message>
    <message>
        <source>None of the ticked cells can run</source>
        <translation>勾选的单元都无法运行</translation>
    </message>
    <message>
        <source>Tick at least one model, one data set and one mode.</source>
        <translation>请至少勾选一个模型、一个数据集和一种模式。</translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s)</source>
        <translation>
            <numerusform>%n 个单元</numerusform>
        </translation>
    </message>
    <message>
        <source>all known already, nothing to compute</source>
        <translation>全部已知，无需计算</translation>
    </message>
    <message>
        <source>about %1 (%2 – %3)</source>
        <translation>约 %1（%2 – %3）</translation>
    </message>
    <message>
        <source>peak %1</source>
        <translation>峰值 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) known already</source>
        <translation>
            <numerusform>%n 个单元已知</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) cannot run; point at them for the reason</source>
        <translation>
            <numerusform>%n 个单元无法运行；指向它们可查看原因</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>launched as %n run(s), one for each full matrix</source>
        <translation>
            <numerusform>作为 %n 次运行启动，每个完整矩阵一次</numerusform>
        </translation>
    </message>
    <message>
        <source>needs more than the %1 that are free beside your reserve</source>
        <translation>需要的内存超过扣除保留后的空闲 %1</translation>
    </message>
    <message>
        <source>Settings of the training of encoders</source>
        <translation>编码器的训练设置</translation>
    </message>
    <message>
        <source>Default settings</source>
        <translation>默认设置</translation>
    </message>
    <message>
        <source>As published (MedVLMBench)</source>
        <translation>按发表的设置（MedVLMBench）</translation>
    </message>
    <message>
        <source>LoRA of rank 8 with alpha 32 and dropout 0.05 on every linear layer, AdamW at 5e-5 falling linearly, 10 epochs in batches of 8, the last one kept</source>
        <translation>每个线性层使用 LoRA，秩为 8、alpha 为 32、dropout 为 0.05；AdamW，学习率 5e-5 并线性下降；训练 10 轮，批大小为 8，保留最后一轮</translation>
    </message>
    <message>
        <source>Training of encoders</source>
        <translation>编码器的训练</translation>
    </message>
    <message>
        <source>CLIP-Adapter options</source>
        <translation>CLIP-Adapter 选项</translation>
    </message>
    <message>
        <source>Tip-Adapter options</source>
        <translation>Tip-Adapter 选项</translation>
    </message>
    <message>
        <source>CoOp options</source>
        <translation>CoOp 选项</translation>
    </message>
    <message>
        <source>Fine-tuning options</source>
        <translation>微调选项</translation>
    </message>
    <message>
        <source>Answer fine-tuning options</source>
        <translation>回答微调选项</translation>
    </message>
    <message>
        <source>Settings of your own</source>
        <translation>自定义设置</translation>
    </message>
    <message>
        <source>Settings to start from</source>
        <translation>起始设置</translation>
    </message>
    <message>
        <source>Decoding of answers</source>
        <translation>答案的解码</translation>
    </message>
</context>
<context>
    <name>vlm::ui::RunsPage</name>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>New run or queue</source>
        <translation>新运行或队列</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>新运行</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Load configuration…</source>
        <translation>载入配置…</translation>
    </message>
    <message>
        <source>Save configuration…</source>
        <translation>保存配置…</translation>
    </message>
    <message>
        <source>no project is open</source>
        <translation>没有打开项目</translation>
    </message>
</context>
<context>
    <name>vlm::ui::SampleModel</name>
    <message>
        <source>train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>预测为</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Model&apos;s answer</source>
        <translation>模型的回答</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>已拒答</translation>
    </message>
    <message>
        <source>right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>已作答</translation>
    </message>
    <message>
        <source>open</source>
        <translation>开放式</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>封闭式</translation>
    </message>
    <message>
        <source>multiple choice</source>
        <translation>多选</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>已加星标</translation>
    </message>
    <message>
        <source>Right or wrong</source>
        <translation>正确或错误</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Kind of question</source>
        <translation>问题类型</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>星标</translation>
    </message>
</context>
<context>
    <name>vlm::ui::SampleViewer</name>
    <message>
        <source>Star (S)</source>
        <translation>星标（S）</translation>
    </message>
    <message>
        <source>Viewer</source>
        <translation>查看器</translation>
    </message>
    <message>
        <source>Previous sample (K)</source>
        <translation>上一个样本（K）</translation>
    </message>
    <message>
        <source>Next sample (J)</source>
        <translation>下一个样本（J）</translation>
    </message>
    <message>
        <source>Fit (F)</source>
        <translation>适应窗口（F）</translation>
    </message>
    <message>
        <source>One to one (Ctrl+1)</source>
        <translation>原始大小（Ctrl+1）</translation>
    </message>
    <message>
        <source>Add a tag (T)</source>
        <translation>添加标签（T）</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>添加标签</translation>
    </message>
    <message>
        <source>Note (N)</source>
        <translation>备注（N）</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Choose a sample to see it in full.</source>
        <translation>选择一个样本以查看完整内容。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>group %1</source>
        <translation>组 %1</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Model&apos;s answer</source>
        <translation>模型的回答</translation>
    </message>
    <message>
        <source>Could not be evaluated</source>
        <translation>无法评测</translation>
    </message>
    <message>
        <source>right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Remove this tag</source>
        <translation>移除此标签</translation>
    </message>
    <message>
        <source>Contrast, colours, histogram, what a model saw</source>
        <translation>对比度、颜色、直方图、模型所见</translation>
    </message>
    <message>
        <source>Window, level and histogram</source>
        <translation>窗宽、窗位和直方图</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) about this image</source>
        <translation>
            <numerusform>关于此图像的 %n 个问题</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vlm::ui::ScienceTabs</name>
    <message>
        <source>Views of the results</source>
        <translation>结果的视图</translation>
    </message>
    <message>
        <source>Heatmap</source>
        <translation>热图</translation>
    </message>
    <message>
        <source>RQ gaps</source>
        <translation>RQ 差距</translation>
    </message>
    <message>
        <source>Generalist minus specialist for the three research questions</source>
        <translation>三个研究问题中通用模型减专科模型</translation>
    </message>
    <message>
        <source>Best vs specialist</source>
        <translation>最佳对专科</translation>
    </message>
    <message>
        <source>How many generalists beat the best specialists</source>
        <translation>多少通用模型胜过最佳专科模型</translation>
    </message>
    <message>
        <source>Forest</source>
        <translation>森林图</translation>
    </message>
    <message>
        <source>Every model on one data set</source>
        <translation>一个数据集上的所有模型</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>ROC, precision-recall, reliability, confusion</source>
        <translation>ROC、精确率-召回率、可靠性、混淆矩阵</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>检验</translation>
    </message>
    <message>
        <source>Paired tests between models, with corrected p</source>
        <translation>模型之间的配对检验，p 值已校正</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Everything about any two results on one data set</source>
        <translation>同一数据集上任意两个结果的全部比较信息</translation>
    </message>
    <message>
        <source>Conventions</source>
        <translation>约定</translation>
    </message>
    <message>
        <source>One run by each scoring convention, and why they differ</source>
        <translation>按各种评分约定评价同一次运行，以及它们为何不同</translation>
    </message>
    <message>
        <source>Judge</source>
        <translation>评判</translation>
    </message>
    <message>
        <source>Open answers as a language model judges them</source>
        <translation>由语言模型评判的开放式回答</translation>
    </message>
    <message>
        <source>By mode</source>
        <translation>按模式</translation>
    </message>
    <message>
        <source>One model off the shelf, probed and adapted, with paired differences</source>
        <translation>同一模型的开箱即用、探针和适配结果，以及配对差值</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>开销</translation>
    </message>
    <message>
        <source>Parameters, operations, time and memory of every result</source>
        <translation>每个结果的参数、运算量、时间和内存</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ScienceView</name>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>The figure as a table</source>
        <translation>以表格显示图</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>图</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>The figure as a table (Alt+T)</source>
        <translation>以表格显示图（Alt+T）</translation>
    </message>
    <message>
        <source>Departures from the study&apos;s protocol</source>
        <translation>与研究方案的差异</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>The export failed</source>
        <translation>导出失败</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>没有打开项目</translation>
    </message>
    <message>
        <source>Open a project to see its own science, or look at the published study.</source>
        <translation>打开一个项目查看其自身的分析，或查看已发表的研究。</translation>
    </message>
    <message>
        <source>Show the published study</source>
        <translation>显示已发表的研究</translation>
    </message>
    <message>
        <source>Go to Home</source>
        <translation>前往主页</translation>
    </message>
    <message>
        <source>Reading results…</source>
        <translation>正在读取结果…</translation>
    </message>
    <message>
        <source>The published study has no predictions</source>
        <translation>已发表的研究没有预测</translation>
    </message>
    <message>
        <source>Curves, calibration and paired tests need the scores of every sample; the paper gives only their averages. Choose “This project” above.</source>
        <translation>曲线、校准和配对检验需要每个样本的得分；论文只给出平均值。请在上方选择“此项目”。</translation>
    </message>
    <message>
        <source>No results of this metric yet</source>
        <translation>还没有此指标的结果</translation>
    </message>
    <message>
        <source>Run generalists and specialists on the same data sets, off the shelf and tuned; then they are compared here.</source>
        <translation>在相同数据集上运行通用模型和专科模型，包括开箱即用和调优；然后在这里比较。</translation>
    </message>
    <message>
        <source>Set up a run</source>
        <translation>设置运行</translation>
    </message>
    <message>
        <source>Departs from the study&apos;s protocol: %1.</source>
        <translation>与研究方案不同：%1。</translation>
    </message>
    <message>
        <source>There is no figure to export yet.</source>
        <translation>还没有可导出的图。</translation>
    </message>
    <message>
        <source>This could not be computed</source>
        <translation>无法计算</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>How is this computed?</source>
        <translation>这是如何计算的？</translation>
    </message>
    <message>
        <source>Formula, scoring, n, interval and provenance of the chosen number (H)</source>
        <translation>所选数值的公式、评分方式、n、区间和来源（H）</translation>
    </message>
    <message>
        <source>This number</source>
        <translation>此数值</translation>
    </message>
    <message>
        <source>Provenance</source>
        <translation>来源追溯</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>%1 on %2, %3</source>
        <translation>%1 在 %2 上，%3</translation>
    </message>
    <message>
        <source>There are no samples behind this number in the project.</source>
        <translation>项目中没有此数值背后的样本。</translation>
    </message>
    <message>
        <source>There are no samples behind this number: the paper gives only averages.</source>
        <translation>此数值背后没有样本：论文仅给出平均值。</translation>
    </message>
    <message>
        <source>Show the samples behind it</source>
        <translation>显示其背后的样本</translation>
    </message>
    <message>
        <source>What is this plot?</source>
        <translation>这是什么图？</translation>
    </message>
    <message>
        <source>Added to the report: %1</source>
        <translation>已加入报告：%1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>假设分析</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ScoreBars</name>
    <message>
        <source>Scores per class</source>
        <translation>各类别得分</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>参考</translation>
    </message>
</context>
<context>
    <name>vlm::ui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation>没有包含这些词的设置。</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>搜索设置</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Figures keep a white page in both, as they are exported</source>
        <translation>图在两种主题下都保持白底，与导出时一致</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Size of the interface</source>
        <translation>界面大小</translation>
    </message>
    <message>
        <source>Text, icons and controls grow together</source>
        <translation>文字、图标和控件一起缩放</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>The window is built again in the new language; nothing is closed</source>
        <translation>窗口会以新语言重建；不会关闭任何内容</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>全部 %1</translation>
    </message>
    <message>
        <source>Processor threads</source>
        <translation>处理器线程</translation>
    </message>
    <message>
        <source>What new runs start with; each run can have its own</source>
        <translation>新运行的初始值；每次运行可单独设置</translation>
    </message>
    <message>
        <source> GB</source>
        <translation> GB</translation>
    </message>
    <message>
        <source>Memory to leave free</source>
        <translation>保留的空闲内存</translation>
    </message>
    <message>
        <source>A model fits when its need and this reserve are below the memory that is free</source>
        <translation>模型所需内存加上此保留值低于空闲内存时即放得下</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Folder for new projects</source>
        <translation>新项目的文件夹</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose the folder for new projects</source>
        <translation>选择新项目的文件夹</translation>
    </message>
    <message>
        <source>Where the program suggests to put them</source>
        <translation>程序建议存放的位置</translation>
    </message>
    <message>
        <source>Models behind HTTP</source>
        <translation>通过 HTTP 访问的模型</translation>
    </message>
    <message>
        <source>OpenAI o3 Gemini server key keyring consent budget price limit endpoint judge network</source>
        <translation>OpenAI o3 Gemini 服务器 密钥 密钥环 同意 预算 价格 限额 端点 评判 网络</translation>
    </message>
</context>
<context>
    <name>vlm::ui::SidePanel</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
</context>
<context>
    <name>vlm::ui::StatePane</name>
    <message>
        <source>Technical detail</source>
        <translation>技术细节</translation>
    </message>
</context>
<context>
    <name>vlm::ui::StatisticsView</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>A difference smaller than this does not matter; set it before looking at the result</source>
        <translation>小于此值的差异无关紧要；请在查看结果之前设定</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>界值</translation>
    </message>
    <message>
        <source>Bootstrap replicates, and swaps of the randomisation test</source>
        <translation>自助重采样次数，以及随机化检验的交换次数</translation>
    </message>
    <message>
        <source>Draws</source>
        <translation>抽样次数</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Choose a pair, or fewer draws, to compute again.</source>
        <translation>请选择一对结果或减少抽样次数，然后重新计算。</translation>
    </message>
    <message>
        <source>Family of tests</source>
        <translation>检验族</translation>
    </message>
    <message>
        <source>Every pair looked at is listed: looking is testing. The p values of the ticked ones are corrected together, by Holm (no false claim at all) and Benjamini-Hochberg (share of false claims).</source>
        <translation>查看过的每一对都会列出：查看即检验。勾选项的 p 值会一并校正，采用 Holm（控制出现任何错误结论的概率）和 Benjamini-Hochberg（控制错误结论的比例）。</translation>
    </message>
    <message>
        <source>Add every pair</source>
        <translation>添加所有配对</translation>
    </message>
    <message>
        <source>All pairs of this data set in the mode of A</source>
        <translation>此数据集上采用 A 的模式的所有配对</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>检验</translation>
    </message>
    <message>
        <source>p</source>
        <translation>p</translation>
    </message>
    <message>
        <source>p, Holm</source>
        <translation>p，Holm</translation>
    </message>
    <message>
        <source>p, Benjamini-Hochberg</source>
        <translation>p，Benjamini-Hochberg</translation>
    </message>
    <message>
        <source> points</source>
        <translation> 个百分点</translation>
    </message>
    <message>
        <source>Choose two results</source>
        <translation>请选择两个结果</translation>
    </message>
    <message>
        <source>A and B must be two different results on one data set.</source>
        <translation>A 和 B 必须是同一数据集上的两个不同结果。</translation>
    </message>
    <message>
        <source>Drawing %1 times…</source>
        <translation>正在抽样 %1 次…</translation>
    </message>
    <message>
        <source>These two cannot be compared</source>
        <translation>这两个结果无法比较</translation>
    </message>
    <message>
        <source>%1 − %2 on %3, %4</source>
        <translation>%1 − %2，在 %3 上，%4</translation>
    </message>
    <message>
        <source>Testing every pair…</source>
        <translation>正在检验所有配对…</translation>
    </message>
    <message>
        <source>Not every pair could be tested: %1</source>
        <translation>并非所有配对都能检验：%1</translation>
    </message>
    <message>
        <source>A − B = %1 %2 by %3.</source>
        <translation>A − B = %1 %2，按 %3 计。</translation>
    </message>
    <message>
        <source>%1: p = %2.</source>
        <translation>%1：p = %2。</translation>
    </message>
    <message numerus="yes">
        <source>Corrected over %n test(s): %1 by Holm.</source>
        <translation>
            <numerusform>对 %n 项检验进行校正：按 Holm 为 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>At this n: %1.</source>
        <translation>在此 n 下：%1。</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <translation>%1：%2 %3</translation>
    </message>
    <message>
        <source>n = %1</source>
        <translation>n = %1</translation>
    </message>
    <message>
        <source>Enter shows the samples behind it.</source>
        <translation>按回车显示背后的样本。</translation>
    </message>
</context>
<context>
    <name>vlm::ui::StatusBar</name>
    <message>
        <source>This program evaluates models for research. It is not a medical device: nothing it shows may be used to diagnose, treat or triage a person, and no model listed here has been cleared for that. Numbers describe a data set, not a patient.</source>
        <translation>本程序用于研究目的的模型评测。它不是医疗器械：其显示的任何内容都不得用于对人进行诊断、治疗或分诊，此处列出的模型也都未获得此类许可。数值描述的是数据集，而不是患者。</translation>
    </message>
    <message>
        <source>Research use only, not for clinical use (?)</source>
        <translation>仅供研究，不得用于临床 (?)</translation>
    </message>
    <message>
        <source>What does this mean?</source>
        <translation>这是什么意思？</translation>
    </message>
    <message>
        <source>Research use only, not for clinical use; press for an explanation</source>
        <translation>仅供研究，不得用于临床；按下查看说明</translation>
    </message>
    <message>
        <source>Show the queue (Ctrl+J)</source>
        <translation>显示队列（Ctrl+J）</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Memory of this program, and of the whole computer</source>
        <translation>本程序和整台电脑的内存</translation>
    </message>
    <message>
        <source>Switch between light and dark (Ctrl+Shift+L)</source>
        <translation>切换浅色与深色（Ctrl+Shift+L）</translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation>切换浅色与深色</translation>
    </message>
    <message>
        <source>Size of the interface (Ctrl+=, Ctrl+-)</source>
        <translation>界面大小（Ctrl+=，Ctrl+-）</translation>
    </message>
    <message>
        <source>Size of the interface</source>
        <translation>界面大小</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Show the log (Ctrl+Shift+J)</source>
        <translation>显示日志（Ctrl+Shift+J）</translation>
    </message>
    <message>
        <source>Nothing running</source>
        <translation>没有运行</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n 个错误</numerusform>
        </translation>
    </message>
    <message>
        <source>No errors</source>
        <translation>没有错误</translation>
    </message>
    <message>
        <source>Memory %1 · %2 of %3 free</source>
        <translation>内存 %1 · 空闲 %2 / %3</translation>
    </message>
    <message>
        <source>Research use only (?)</source>
        <translation>仅供研究使用 (?)</translation>
    </message>
</context>
<context>
    <name>vlm::ui::StudyBar</name>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>This project</source>
        <translation>此项目</translation>
    </message>
    <message>
        <source>Published: %1</source>
        <translation>已发表：%1</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>研究</translation>
    </message>
    <message>
        <source>strict</source>
        <translation>严格</translation>
    </message>
    <message>
        <source>as MedVLMBench</source>
        <translation>按 MedVLMBench</translation>
    </message>
</context>
<context>
    <name>vlm::ui::TagDialog</name>
    <message>
        <source>Tag %1 samples</source>
        <translation>为 %1 个样本加标签</translation>
    </message>
    <message>
        <source>Every sample now listed of %1 gets the tag, also those that are not on the screen. It can be undone.</source>
        <translation>%1 当前列表中的每个样本都会加上该标签，包括未显示在屏幕上的样本。此操作可撤销。</translation>
    </message>
    <message>
        <source>Tag, as: hard case</source>
        <translation>标签，例如：hard case</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>加标签</translation>
    </message>
</context>
<context>
    <name>vlm::ui::TestsView</name>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Nothing to test</source>
        <translation>没有可检验的内容</translation>
    </message>
    <message>
        <source>A paired test needs two models on %1.</source>
        <translation>配对检验需要 %1 上的两个模型。</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>正在检验…</translation>
    </message>
</context>
<context>
    <name>vlm::ui::VerifyDialog</name>
    <message>
        <source>Verify a bundle</source>
        <translation>验证数据包</translation>
    </message>
    <message>
        <source>Everything is as it should be</source>
        <translation>一切正常</translation>
    </message>
    <message numerus="yes">
        <source>%n differences</source>
        <translation>
            <numerusform>%n 处差异</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 files compared with their SHA-256; %2 numbers of %3 results computed again from their predictions, largest difference %4.</source>
        <translation>%1 个文件已按其 SHA-256 比较；%3 个结果的 %2 个数值已由其预测重新计算，最大差异 %4。</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>验证发现</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ViewList</name>
    <message>
        <source>Saved views</source>
        <translation>已保存的视图</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Delete the view</source>
        <translation>删除视图</translation>
    </message>
    <message>
        <source>?</source>
        <translation>?</translation>
    </message>
    <message>
        <source>Save the view %1</source>
        <translation>保存视图 %1</translation>
    </message>
    <message>
        <source>Rename the view %1</source>
        <translation>重命名视图 %1</translation>
    </message>
    <message>
        <source>Delete the view %1</source>
        <translation>删除视图 %1</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ViewerMenu</name>
    <message>
        <source>Histogram…</source>
        <translation>直方图…</translation>
    </message>
    <message>
        <source>What the model saw</source>
        <translation>模型所见</translation>
    </message>
    <message>
        <source>DICOM attributes…</source>
        <translation>DICOM 属性…</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>对比度</translation>
    </message>
    <message>
        <source>Automatic: the middle 98 % of the pixels</source>
        <translation>自动：中间 98 % 的像素</translation>
    </message>
    <message>
        <source>Dark half</source>
        <translation>暗半部</translation>
    </message>
    <message>
        <source>Bright half</source>
        <translation>亮半部</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>As they are</source>
        <translation>原样</translation>
    </message>
    <message>
        <source>Inverted</source>
        <translation>反色</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>热度</translation>
    </message>
    <message>
        <source>Viridis</source>
        <translation>Viridis</translation>
    </message>
    <message>
        <source>The project has no models</source>
        <translation>项目中没有模型</translation>
    </message>
    <message>
        <source>Histogram of %1</source>
        <translation>%1 的直方图</translation>
    </message>
    <message>
        <source>Grey levels</source>
        <translation>灰度级</translation>
    </message>
    <message>
        <source>Grey levels of %1 pixels; mean %2. The box spans the middle half.</source>
        <translation>%1 个像素的灰度级；均值 %2。箱体覆盖中间一半的像素。</translation>
    </message>
    <message>
        <source>%1 × %2 pixels, after the published preparation</source>
        <translation>%1 × %2 像素，经已发表的预处理之后</translation>
    </message>
    <message>
        <source>What %1 saw</source>
        <translation>%1 所见</translation>
    </message>
    <message>
        <source>What the model saw cannot be shown</source>
        <translation>无法显示模型所见</translation>
    </message>
    <message>
        <source>DICOM attributes</source>
        <translation>DICOM 属性</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Device, geometry, exposure and pixel attributes. What could tell who the patient is, is never read.</source>
        <translation>设备、几何、曝光和像素属性。可能透露患者身份的内容从不读取。</translation>
    </message>
    <message>
        <source>The attributes cannot be read</source>
        <translation>无法读取属性</translation>
    </message>
    <message>
        <source>Keep this image beside the next ones</source>
        <translation>将此图像留在后续图像旁</translation>
    </message>
    <message>
        <source>As the file says, or the whole range</source>
        <translation>按文件所述，或整个范围</translation>
    </message>
    <message>
        <source>%1 (W %2, L %3)</source>
        <translation>%1（W %2，L %3）</translation>
    </message>
    <message>
        <source>One image</source>
        <translation>一张图像</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>As many as there are</source>
        <translation>有多少显示多少</translation>
    </message>
    <message>
        <source>Two images</source>
        <translation>两幅图像</translation>
    </message>
    <message>
        <source>Four images</source>
        <translation>四幅图像</translation>
    </message>
    <message>
        <source>Images side by side</source>
        <translation>并排显示的图像</translation>
    </message>
    <message>
        <source>What the task needs</source>
        <translation>按任务需要</translation>
    </message>
    <message>
        <source>Next samples</source>
        <translation>后续样本</translation>
    </message>
    <message>
        <source>Images of this patient</source>
        <translation>该患者的图像</translation>
    </message>
    <message>
        <source>Questions about this image</source>
        <translation>关于此图像的问题</translation>
    </message>
    <message>
        <source>Beside the image</source>
        <translation>图像旁边</translation>
    </message>
</context>
<context>
    <name>vlm::ui::WhatIfPanel</name>
    <message>
        <source>Generalist</source>
        <translation>通用模型</translation>
    </message>
    <message>
        <source>Specialist</source>
        <translation>专科模型</translation>
    </message>
    <message>
        <source>Back to the study&apos;s protocol</source>
        <translation>恢复研究方案</translation>
    </message>
    <message>
        <source>What if…</source>
        <translation>假如…</translation>
    </message>
    <message>
        <source>Best of each side</source>
        <translation>各方最佳</translation>
    </message>
    <message>
        <source>Mean of each side</source>
        <translation>各方平均</translation>
    </message>
    <message>
        <source>One pair</source>
        <translation>一对</translation>
    </message>
    <message>
        <source>Best specialist (strict)</source>
        <translation>最佳专科模型（严格）</translation>
    </message>
    <message>
        <source>Second best (relaxed)</source>
        <translation>次佳（宽松）</translation>
    </message>
    <message>
        <source>is also the second</source>
        <translation>也算第二</translation>
    </message>
    <message>
        <source>means success</source>
        <translation>视为成功</translation>
    </message>
    <message>
        <source>Gaps from</source>
        <translation>差距来自</translation>
    </message>
    <message>
        <source>Which models make a gap</source>
        <translation>哪些模型构成差距</translation>
    </message>
    <message>
        <source>Generalist of the pair</source>
        <translation>配对中的通用模型</translation>
    </message>
    <message>
        <source>Specialist of the pair</source>
        <translation>配对中的专科模型</translation>
    </message>
    <message>
        <source>Bar</source>
        <translation>标杆</translation>
    </message>
    <message>
        <source>Which specialist has to be beaten</source>
        <translation>需要胜过哪个专科模型</translation>
    </message>
    <message>
        <source>A lone specialist</source>
        <translation>唯一的专科模型</translation>
    </message>
    <message>
        <source>What a lone specialist is to the relaxed bar</source>
        <translation>唯一的专科模型对宽松标杆意味着什么</translation>
    </message>
    <message>
        <source>In-domain table</source>
        <translation>域内表</translation>
    </message>
    <message>
        <source>Models: use, family, and the data sets that are in-domain</source>
        <translation>模型：是否使用、家族以及域内数据集</translation>
    </message>
    <message>
        <source>Tick: used. Family: double-click to change. Data sets: tick where in-domain.</source>
        <translation>勾选：使用。家族：双击修改。数据集：域内处打勾。</translation>
    </message>
    <message>
        <source>The study&apos;s own: %1</source>
        <translation>研究原本：%1</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>家族</translation>
    </message>
    <message>
        <source>%1 in-domain on %2</source>
        <translation>%1 在 %2 上为域内</translation>
    </message>
    <message>
        <source>Edited here</source>
        <translation>在此修改</translation>
    </message>
    <message>
        <source>Choose the best anew in every replicate</source>
        <translation>每次重采样时重新选择最佳者</translation>
    </message>
    <message>
        <source>Tuned means</source>
        <translation>“调优”是指</translation>
    </message>
    <message>
        <source>Which mode counts as tuned</source>
        <translation>哪种模式算作调优</translation>
    </message>
    <message>
        <source>Paired intervals then take into account that the best was chosen on the test set; they get wider.</source>
        <translation>此时配对区间会考虑最佳者是在测试集上选出的这一事实，因而变宽。</translation>
    </message>
    <message>
        <source>The published study has no predictions to draw from.</source>
        <translation>已发表的研究没有可供抽样的预测。</translation>
    </message>
    <message>
        <source>Only the best of each side is chosen.</source>
        <translation>仅选择每一方的最佳者。</translation>
    </message>
</context>
<context>
    <name>vlm::ui::WindowPanel</name>
    <message>
        <source>Window</source>
        <translation>窗宽</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>窗位</translation>
    </message>
    <message>
        <source>Pixels cut off at either end</source>
        <translation>两端截去的像素</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>W </source>
        <translation>W </translation>
    </message>
    <message>
        <source>L </source>
        <translation>L </translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>截断</translation>
    </message>
    <message>
        <source>Spread what is left over the whole range</source>
        <translation>将其余部分拉伸到整个范围</translation>
    </message>
    <message>
        <source>Window of your own</source>
        <translation>自定义窗</translation>
    </message>
</context>
<context>
    <name>vlm::ui::Workbench</name>
    <message>
        <source>add model %1</source>
        <translation>添加模型 %1</translation>
    </message>
    <message>
        <source>remove model %1</source>
        <translation>移除模型 %1</translation>
    </message>
    <message>
        <source>Copying the demonstration…</source>
        <translation>正在复制演示…</translation>
    </message>
    <message>
        <source>The demonstration could not be copied</source>
        <translation>无法复制演示</translation>
    </message>
    <message>
        <source>The project could not be written</source>
        <translation>无法写入项目</translation>
    </message>
    <message>
        <source>The model could not be added</source>
        <translation>无法添加模型</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>正在读取 %1…</translation>
    </message>
    <message>
        <source>The data set could not be added</source>
        <translation>无法添加数据集</translation>
    </message>
    <message>
        <source>The run could not be launched</source>
        <translation>无法启动运行</translation>
    </message>
    <message>
        <source>Something could not be read</source>
        <translation>有内容无法读取</translation>
    </message>
</context>
<context>
    <name>window</name>
    <message>
        <source>lung</source>
        <translation>肺</translation>
    </message>
    <message>
        <source>bone</source>
        <translation>骨</translation>
    </message>
    <message>
        <source>soft tissue</source>
        <translation>软组织</translation>
    </message>
    <message>
        <source>brain</source>
        <translation>脑</translation>
    </message>
    <message>
        <source>mediastinum</source>
        <translation>纵隔</translation>
    </message>
    <message>
        <source>from the file</source>
        <translation>来自文件</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>queued</source>
        <translation>排队</translation>
    </message>
    <message>
        <source>loading</source>
        <translation>载入中</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>pausing</source>
        <translation>正在暂停</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>cancelling</source>
        <translation>正在取消</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>被中断</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Off the shelf</source>
        <translation>开箱即用</translation>
    </message>
    <message>
        <source>Linear probe</source>
        <translation>线性探针</translation>
    </message>
    <message>
        <source>LoRA</source>
        <translation>LoRA</translation>
    </message>
    <message>
        <source>encoding train</source>
        <translation>编码训练集</translation>
    </message>
    <message>
        <source>encoding validation</source>
        <translation>编码验证集</translation>
    </message>
    <message>
        <source>encoding test</source>
        <translation>编码测试集</translation>
    </message>
    <message>
        <source>encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>fitting</source>
        <translation>拟合</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>evaluating</source>
        <translation>评测</translation>
    </message>
    <message>
        <source>bootstrap</source>
        <translation>自助重采样</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>CLIP-Adapter</source>
        <translation>CLIP-Adapter</translation>
    </message>
    <message>
        <source>Tip-Adapter</source>
        <translation>Tip-Adapter</translation>
    </message>
    <message>
        <source>Tip-Adapter-F</source>
        <translation>Tip-Adapter-F</translation>
    </message>
    <message>
        <source>CoOp</source>
        <translation>CoOp</translation>
    </message>
    <message>
        <source>Fine-tuning</source>
        <translation>微调</translation>
    </message>
    <message>
        <source>WiSE-FT</source>
        <translation>WiSE-FT</translation>
    </message>
</context>
</TS>
