<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
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
</context>
<context>
    <name>figures</name>
    <message>
        <source>Research use only, not for clinical use.</source>
        <translation>仅供研究，不得用于临床。</translation>
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
        <source>Arithmetic of the model</source>
        <translation>模型的运算精度</translation>
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
        <source>Epochs without improvement before stopping</source>
        <translation>无改进多少轮后停止</translation>
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
        <source>Address of an OpenAI-compatible server</source>
        <translation>兼容 OpenAI 接口的服务器地址</translation>
    </message>
    <message>
        <source>The judge&apos;s name at that server</source>
        <translation>评审模型在该服务器上的名称</translation>
    </message>
    <message>
        <source>Environment variable that holds the key</source>
        <translation>存放密钥的环境变量</translation>
    </message>
    <message>
        <source>Sampling temperature of the judge</source>
        <translation>评审模型的采样温度</translation>
    </message>
    <message>
        <source>Longest reply in tokens</source>
        <translation>回复的最大词元数</translation>
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
        <source>Why is one model better than another? Not in this version yet.</source>
        <translation>为什么一个模型比另一个好？此版本尚未提供。</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Tell others what was found. Not in this version yet.</source>
        <translation>把发现告诉别人。此版本尚未提供。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Preferences of this user on this computer; each takes effect at once.</source>
        <translation>此用户在本机上的偏好；每一项立即生效。</translation>
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
        <source>&lt;span style=&apos;font-weight:600&apos;&gt;Question&lt;/span&gt; %1</source>
        <translation>&lt;span style=&apos;font-weight:600&apos;&gt;问题&lt;/span&gt; %1</translation>
    </message>
    <message>
        <source>&lt;span style=&apos;font-weight:600&apos;&gt;Answer&lt;/span&gt; %1</source>
        <translation>&lt;span style=&apos;font-weight:600&apos;&gt;答案&lt;/span&gt; %1</translation>
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
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>&lt;span style=&apos;font-weight:600&apos;&gt;Model&apos;s answer&lt;/span&gt; %1</source>
        <translation>&lt;span style=&apos;font-weight:600&apos;&gt;模型的回答&lt;/span&gt; %1</translation>
    </message>
    <message>
        <source>&lt;span style=&apos;font-weight:600&apos;&gt;Could not be evaluated&lt;/span&gt; %1</source>
        <translation>&lt;span style=&apos;font-weight:600&apos;&gt;无法评测&lt;/span&gt; %1</translation>
    </message>
</context>
<context>
    <name>vlm::ui::CellsModel</name>
    <message>
        <source>AUROC %1 [%2, %3]</source>
        <translation>AUROC %1 [%2, %3]</translation>
    </message>
    <message>
        <source>AUROC %1</source>
        <translation>AUROC %1</translation>
    </message>
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
        <source>Why is one model better than another, and on which samples?</source>
        <translation>为什么一个模型比另一个好，好在哪些样本上？</translation>
    </message>
    <message>
        <source>Two models side by side</source>
        <translation>两个模型并排</translation>
    </message>
    <message>
        <source>One image, both answers, and the slices both right, only A, only B, both wrong</source>
        <translation>一张图像、两个回答，以及“都对、仅 A、仅 B、都错”各部分</translation>
    </message>
    <message>
        <source>Paired tests</source>
        <translation>配对检验</translation>
    </message>
    <message>
        <source>The difference with its paired bootstrap interval, McNemar and DeLong on the same samples</source>
        <translation>差值及其配对自助区间，同一批样本上的 McNemar 与 DeLong 检验</translation>
    </message>
    <message>
        <source>Before and after adaptation</source>
        <translation>适配前后</translation>
    </message>
    <message>
        <source>What a linear probe or LoRA repaired, and what it broke</source>
        <translation>线性探针或 LoRA 修正了什么，又破坏了什么</translation>
    </message>
    <message>
        <source>Go to Results</source>
        <translation>前往结果</translation>
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
        <source>Search samples</source>
        <translation>搜索样本</translation>
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
        <source>Prediction</source>
        <translation>预测</translation>
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
</context>
<context>
    <name>vlm::ui::ImageView</name>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Wheel: zoom. Middle-drag or Shift-drag: pan. Drag: window and level. Double-click: reset. F: fit. Ctrl+1: one to one.</source>
        <translation>滚轮：缩放。中键拖动或 Shift 拖动：平移。拖动：窗宽和窗位。双击：重置。F：适应窗口。Ctrl+1：原始大小。</translation>
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
</context>
<context>
    <name>vlm::ui::ImportDialog</name>
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
        <source>Choose the folder of a data set</source>
        <translation>选择数据集的文件夹</translation>
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
        <source>&lt;span style=&apos;font-weight:600&apos;&gt;%1&lt;/span&gt;, recognised as %2: %3.&lt;br&gt;%4 train, %5 validation, %6 test · %7</source>
        <translation>&lt;span style=&apos;font-weight:600&apos;&gt;%1&lt;/span&gt;，识别为 %2：%3。&lt;br&gt;训练 %4，验证 %5，测试 %6 · %7</translation>
    </message>
    <message>
        <source> · %1 classes: %2</source>
        <translation> · %1 个类别：%2</translation>
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
        <source>Training loss %1 (solid), validation loss (dashed)</source>
        <translation>训练损失 %1（实线），验证损失（虚线）</translation>
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
        <source>&amp;Help and keys of this page</source>
        <translation>此页的帮助与按键(&amp;H)</translation>
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
        <source>To install it</source>
        <translation>如何安装</translation>
    </message>
    <message>
        <source>Download %1 from %2 into one folder, then add that folder here. This program opens no network connection by itself.</source>
        <translation>从 %2 下载 %1 到同一个文件夹，然后在这里添加该文件夹。本程序不会自行联网。</translation>
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
</context>
<context>
    <name>vlm::ui::OptionsForm</name>
    <message>
        <source>A number from %1 to %2, please</source>
        <translation>请输入 %1 到 %2 之间的数</translation>
    </message>
</context>
<context>
    <name>vlm::ui::Outlook</name>
    <message>
        <source>This page is not in this version yet. It will hold:</source>
        <translation>此版本尚未提供此页面。它将包含：</translation>
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
</context>
<context>
    <name>vlm::ui::ReportPage</name>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>How do I tell others what was found, so that they can check it?</source>
        <translation>怎样把发现告诉别人，让他们能够核对？</translation>
    </message>
    <message>
        <source>Figures and tables</source>
        <translation>图和表</translation>
    </message>
    <message>
        <source>Chosen from Results, in an order of your own, with captions that state n, interval and seed</source>
        <translation>从结果中选取，自定顺序，图注写明 n、区间和种子</translation>
    </message>
    <message>
        <source>One document</source>
        <translation>一份文档</translation>
    </message>
    <message>
        <source>Preview and export as PDF or HTML, with the research-use notice</source>
        <translation>预览并导出为 PDF 或 HTML，附研究用途声明</translation>
    </message>
    <message>
        <source>Bundle</source>
        <translation>打包</translation>
    </message>
    <message>
        <source>Everything needed to verify the numbers: configuration, predictions, hashes</source>
        <translation>核对数值所需的一切：配置、预测、哈希</translation>
    </message>
    <message>
        <source>Export single figures from Results</source>
        <translation>从结果页导出单张图</translation>
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
        <source>%1 on %2</source>
        <translation>%1 在 %2 上</translation>
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
        <source>Reset window and level (double-click)</source>
        <translation>重置窗宽和窗位（双击）</translation>
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
</context>
<context>
    <name>vlm::ui::StatePane</name>
    <message>
        <source>Technical detail</source>
        <translation>技术细节</translation>
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
</context>
</TS>
