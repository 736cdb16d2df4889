<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>FacetPanel</name>
    <message>
        <source>no label</source>
        <translation>no label</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>starred</translation>
    </message>
    <message>
        <source>not starred</source>
        <translation>not starred</translation>
    </message>
    <message>
        <source>right</source>
        <translation>right</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>wrong</translation>
    </message>
    <message>
        <source>open</source>
        <translation>open</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>closed</translation>
    </message>
    <message>
        <source>multiple choice</source>
        <translation>multiple choice</translation>
    </message>
    <message>
        <source>train</source>
        <translation>train</translation>
    </message>
    <message>
        <source>test</source>
        <translation>test</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>validation</translation>
    </message>
</context>
<context>
    <name>Metric</name>
    <message>
        <source>Accuracy</source>
        <translation>Accuracy</translation>
    </message>
    <message>
        <source>Correct rows divided by all rows; the predicted class is the first with the largest score</source>
        <translation>Correct rows divided by all rows; the predicted class is the first with the largest score</translation>
    </message>
    <message>
        <source>Adaptive calibration error</source>
        <translation>Adaptive calibration error</translation>
    </message>
    <message>
        <source>As the calibration error, with bins of equal numbers of rows</source>
        <translation>As the calibration error, with bins of equal numbers of rows</translation>
    </message>
    <message>
        <source>AUPRC</source>
        <translation>AUPRC</translation>
    </message>
    <message>
        <source>Average precision: sum over distinct scores of (R_k - R_k-1) P_k, tied scores forming one step; with more than two classes the mean over classes</source>
        <translation>Average precision: sum over distinct scores of (R_k - R_k-1) P_k, tied scores forming one step; with more than two classes the mean over classes</translation>
    </message>
    <message>
        <source>AUROC</source>
        <translation>AUROC</translation>
    </message>
    <message>
        <source>Share of (positive, negative) pairs in which the positive scores higher, ties counting one half; with more than two classes the plain mean over classes of one against the rest</source>
        <translation>Share of (positive, negative) pairs in which the positive scores higher, ties counting one half; with more than two classes the plain mean over classes of one against the rest</translation>
    </message>
    <message>
        <source>AUROC, one against one</source>
        <translation>AUROC, one against one</translation>
    </message>
    <message>
        <source>Mean over pairs of classes of the two AUROCs between them (Hand and Till)</source>
        <translation>Mean over pairs of classes of the two AUROCs between them (Hand and Till)</translation>
    </message>
    <message>
        <source>AUROC, weighted</source>
        <translation>AUROC, weighted</translation>
    </message>
    <message>
        <source>Mean over classes of one against the rest, weighted by how often a class is true</source>
        <translation>Mean over classes of one against the rest, weighted by how often a class is true</translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation>Balanced accuracy</translation>
    </message>
    <message>
        <source>Mean recall over the classes that occur in the truth</source>
        <translation>Mean recall over the classes that occur in the truth</translation>
    </message>
    <message>
        <source>BLEU-1</source>
        <translation>BLEU-1</translation>
    </message>
    <message>
        <source>Sentence BLEU with orders 1 to 1, uniform weights, no smoothing, on open questions</source>
        <translation>Sentence BLEU with orders 1 to 1, uniform weights, no smoothing, on open questions</translation>
    </message>
    <message>
        <source>BLEU-2</source>
        <translation>BLEU-2</translation>
    </message>
    <message>
        <source>Sentence BLEU with orders 1 to 2, uniform weights, no smoothing, on open questions</source>
        <translation>Sentence BLEU with orders 1 to 2, uniform weights, no smoothing, on open questions</translation>
    </message>
    <message>
        <source>BLEU-3</source>
        <translation>BLEU-3</translation>
    </message>
    <message>
        <source>Sentence BLEU with orders 1 to 3, uniform weights, no smoothing, on open questions</source>
        <translation>Sentence BLEU with orders 1 to 3, uniform weights, no smoothing, on open questions</translation>
    </message>
    <message>
        <source>BLEU-4</source>
        <translation>BLEU-4</translation>
    </message>
    <message>
        <source>Sentence BLEU with orders 1 to 4, uniform weights, no smoothing, on open questions</source>
        <translation>Sentence BLEU with orders 1 to 4, uniform weights, no smoothing, on open questions</translation>
    </message>
    <message>
        <source>Brier score</source>
        <translation>Brier score</translation>
    </message>
    <message>
        <source>Mean squared distance between probabilities and the truth: (p - y) squared of the positive class; with more than two classes the sum over classes (0 to 2)</source>
        <translation>Mean squared distance between probabilities and the truth: (p - y) squared of the positive class; with more than two classes the sum over classes (0 to 2)</translation>
    </message>
    <message>
        <source>Accuracy, multiple choice</source>
        <translation>Accuracy, multiple choice</translation>
    </message>
    <message>
        <source>Share of multiple-choice questions whose reply names the true letter; replies that name none or several are wrong</source>
        <translation>Share of multiple-choice questions whose reply names the true letter; replies that name none or several are wrong</translation>
    </message>
    <message>
        <source>Accuracy, yes/no</source>
        <translation>Accuracy, yes/no</translation>
    </message>
    <message>
        <source>Share of yes/no questions whose reply says the true answer as whole words, negation considered; unparsable replies are wrong. By the medvlmbench convention: the answer occurs anywhere in the reply</source>
        <translation>Share of yes/no questions whose reply says the true answer as whole words, negation considered; unparsable replies are wrong. By the medvlmbench convention: the answer occurs anywhere in the reply</translation>
    </message>
    <message>
        <source>Cohen&apos;s kappa</source>
        <translation>Cohen&apos;s kappa</translation>
    </message>
    <message>
        <source>(agreement - chance) / (1 - chance) with chance from the marginal frequencies; undefined where chance is 1</source>
        <translation>(agreement - chance) / (1 - chance) with chance from the marginal frequencies; undefined where chance is 1</translation>
    </message>
    <message>
        <source>Calibration error (ECE)</source>
        <translation>Calibration error (ECE)</translation>
    </message>
    <message>
        <source>Mean gap between predicted and observed frequency over equal-width bins (15 by default), weighted by their rows: of the positive class with two classes, of the confidence with more</source>
        <translation>Mean gap between predicted and observed frequency over equal-width bins (15 by default), weighted by their rows: of the positive class with two classes, of the confidence with more</translation>
    </message>
    <message>
        <source>Exact match</source>
        <translation>Exact match</translation>
    </message>
    <message>
        <source>Share of questions whose normalised reply equals the normalised answer. By the medvlmbench convention: distinct answer words found in the reply, divided by the words of the reply</source>
        <translation>Share of questions whose normalised reply equals the normalised answer. By the medvlmbench convention: distinct answer words found in the reply, divided by the words of the reply</translation>
    </message>
    <message>
        <source>F1 of the positive class</source>
        <translation>F1 of the positive class</translation>
    </message>
    <message>
        <source>2PR/(P+R) of the positive class at the threshold; 0 without a true positive</source>
        <translation>2PR/(P+R) of the positive class at the threshold; 0 without a true positive</translation>
    </message>
    <message>
        <source>Accuracy over findings</source>
        <translation>Accuracy over findings</translation>
    </message>
    <message>
        <source>Share of known cells decided correctly at the threshold (1 - Hamming loss)</source>
        <translation>Share of known cells decided correctly at the threshold (1 - Hamming loss)</translation>
    </message>
    <message>
        <source>AUPRC, mean over findings</source>
        <translation>AUPRC, mean over findings</translation>
    </message>
    <message>
        <source>Plain mean of the average precision of each finding that is both present and absent somewhere</source>
        <translation>Plain mean of the average precision of each finding that is both present and absent somewhere</translation>
    </message>
    <message>
        <source>AUROC, mean over findings</source>
        <translation>AUROC, mean over findings</translation>
    </message>
    <message>
        <source>Plain mean of the AUROC of each finding that is both present and absent somewhere; unknown labels are left out of their finding</source>
        <translation>Plain mean of the AUROC of each finding that is both present and absent somewhere; unknown labels are left out of their finding</translation>
    </message>
    <message>
        <source>Macro F1 over findings</source>
        <translation>Macro F1 over findings</translation>
    </message>
    <message>
        <source>Mean over all findings of 2PR/(P+R) at the threshold; 0 without a true positive</source>
        <translation>Mean over all findings of 2PR/(P+R) at the threshold; 0 without a true positive</translation>
    </message>
    <message>
        <source>Micro F1 over findings</source>
        <translation>Micro F1 over findings</translation>
    </message>
    <message>
        <source>2PR/(P+R) of all cells taken as one problem at the threshold</source>
        <translation>2PR/(P+R) of all cells taken as one problem at the threshold</translation>
    </message>
    <message>
        <source>Macro F1</source>
        <translation>Macro F1</translation>
    </message>
    <message>
        <source>Mean over all classes of 2PR/(P+R); a class without true positives counts 0. By the medvlmbench convention only classes that occur in the truth or the predictions are averaged</source>
        <translation>Mean over all classes of 2PR/(P+R); a class without true positives counts 0. By the medvlmbench convention only classes that occur in the truth or the predictions are averaged</translation>
    </message>
    <message>
        <source>Matthews correlation</source>
        <translation>Matthews correlation</translation>
    </message>
    <message>
        <source>Correlation between the true and the predicted class; 0 where either never varies</source>
        <translation>Correlation between the true and the predicted class; 0 where either never varies</translation>
    </message>
    <message>
        <source>Maximum calibration error</source>
        <translation>Maximum calibration error</translation>
    </message>
    <message>
        <source>Largest gap between predicted and observed frequency among non-empty equal-width bins</source>
        <translation>Largest gap between predicted and observed frequency among non-empty equal-width bins</translation>
    </message>
    <message>
        <source>Mean average precision</source>
        <translation>Mean average precision</translation>
    </message>
    <message>
        <source>Mean over queries of the average precision of their ranking</source>
        <translation>Mean over queries of the average precision of their ranking</translation>
    </message>
    <message>
        <source>Median rank</source>
        <translation>Median rank</translation>
    </message>
    <message>
        <source>Median over queries of the rank of the first positive</source>
        <translation>Median over queries of the rank of the first positive</translation>
    </message>
    <message>
        <source>METEOR</source>
        <translation>METEOR</translation>
    </message>
    <message>
        <source>Exact, stem and synonym matches with a fragmentation penalty, on open questions. By the medvlmbench convention the whole string is one word</source>
        <translation>Exact, stem and synonym matches with a fragmentation penalty, on open questions. By the medvlmbench convention the whole string is one word</translation>
    </message>
    <message>
        <source>Mean reciprocal rank</source>
        <translation>Mean reciprocal rank</translation>
    </message>
    <message>
        <source>Mean of 1 / rank of the first positive</source>
        <translation>Mean of 1 / rank of the first positive</translation>
    </message>
    <message>
        <source>nDCG@K</source>
        <translation>nDCG@K</translation>
    </message>
    <message>
        <source>Discounted gain of the first K (10 by default) divided by the ideal one, binary relevance, discount log2(position + 1)</source>
        <translation>Discounted gain of the first K (10 by default) divided by the ideal one, binary relevance, discount log2(position + 1)</translation>
    </message>
    <message>
        <source>Log loss</source>
        <translation>Log loss</translation>
    </message>
    <message>
        <source>Mean of -log of the probability given to the true class, clipped to [1e-15, 1 - 1e-15]</source>
        <translation>Mean of -log of the probability given to the true class, clipped to [1e-15, 1 - 1e-15]</translation>
    </message>
    <message>
        <source>Negative predictive value</source>
        <translation>Negative predictive value</translation>
    </message>
    <message>
        <source>Probability that a predicted negative is one, by Bayes from sensitivity and specificity at the stated prevalence (that of the sample by default)</source>
        <translation>Probability that a predicted negative is one, by Bayes from sensitivity and specificity at the stated prevalence (that of the sample by default)</translation>
    </message>
    <message>
        <source>Accuracy, open</source>
        <translation>Accuracy, open</translation>
    </message>
    <message>
        <source>Share of open questions answered: strictly, the normalised strings are equal; by the medvlmbench convention, token recall is at least 0.75</source>
        <translation>Share of open questions answered: strictly, the normalised strings are equal; by the medvlmbench convention, token recall is at least 0.75</translation>
    </message>
    <message>
        <source>Positive predictive value</source>
        <translation>Positive predictive value</translation>
    </message>
    <message>
        <source>Probability that a predicted positive is one, by Bayes from sensitivity and specificity at the stated prevalence (that of the sample by default)</source>
        <translation>Probability that a predicted positive is one, by Bayes from sensitivity and specificity at the stated prevalence (that of the sample by default)</translation>
    </message>
    <message>
        <source>Recall@1</source>
        <translation>Recall@1</translation>
    </message>
    <message>
        <source>Share of queries with a positive among the first 1; ties keep the gallery order</source>
        <translation>Share of queries with a positive among the first 1; ties keep the gallery order</translation>
    </message>
    <message>
        <source>Recall@10</source>
        <translation>Recall@10</translation>
    </message>
    <message>
        <source>Share of queries with a positive among the first 10; ties keep the gallery order</source>
        <translation>Share of queries with a positive among the first 10; ties keep the gallery order</translation>
    </message>
    <message>
        <source>Recall@5</source>
        <translation>Recall@5</translation>
    </message>
    <message>
        <source>Share of queries with a positive among the first 5; ties keep the gallery order</source>
        <translation>Share of queries with a positive among the first 5; ties keep the gallery order</translation>
    </message>
    <message>
        <source>ROUGE-1</source>
        <translation>ROUGE-1</translation>
    </message>
    <message>
        <source>F-measure of shared words, on open questions</source>
        <translation>F-measure of shared words, on open questions</translation>
    </message>
    <message>
        <source>ROUGE-2</source>
        <translation>ROUGE-2</translation>
    </message>
    <message>
        <source>F-measure of shared word pairs, on open questions</source>
        <translation>F-measure of shared word pairs, on open questions</translation>
    </message>
    <message>
        <source>ROUGE-L</source>
        <translation>ROUGE-L</translation>
    </message>
    <message>
        <source>F-measure of the longest common subsequence of words, on open questions</source>
        <translation>F-measure of the longest common subsequence of words, on open questions</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensitivity</translation>
    </message>
    <message>
        <source>Share of true positives that are found at the threshold</source>
        <translation>Share of true positives that are found at the threshold</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>Specificity</translation>
    </message>
    <message>
        <source>Share of true negatives that are left alone at the threshold</source>
        <translation>Share of true negatives that are left alone at the threshold</translation>
    </message>
    <message>
        <source>Token F1</source>
        <translation>Token F1</translation>
    </message>
    <message>
        <source>Harmonic mean of token precision and token recall, averaged over questions</source>
        <translation>Harmonic mean of token precision and token recall, averaged over questions</translation>
    </message>
    <message>
        <source>Token precision</source>
        <translation>Token precision</translation>
    </message>
    <message>
        <source>Shared words divided by words of the reply, counts clipped (medvlmbench: not clipped)</source>
        <translation>Shared words divided by words of the reply, counts clipped (medvlmbench: not clipped)</translation>
    </message>
    <message>
        <source>Token recall</source>
        <translation>Token recall</translation>
    </message>
    <message>
        <source>Shared words divided by words of the answer, counts clipped (medvlmbench: not clipped)</source>
        <translation>Shared words divided by words of the answer, counts clipped (medvlmbench: not clipped)</translation>
    </message>
    <message>
        <source>Weighted F1</source>
        <translation>Weighted F1</translation>
    </message>
    <message>
        <source>Mean of 2PR/(P+R) over classes, weighted by how often a class is true</source>
        <translation>Mean of 2PR/(P+R) over classes, weighted by how often a class is true</translation>
    </message>
</context>
<context>
    <name>Statistics</name>
    <message>
        <source>fewer than 200 cases: percentile intervals may cover less than 95 % (91 to 95 % at 50); BCa keeps it</source>
        <translation>fewer than 200 cases: percentile intervals may cover less than 95 % (91 to 95 % at 50); BCa keeps it</translation>
    </message>
    <message>
        <source>200 cases or fewer: the test is cautious, it rejects a true null hypothesis in 3 to 4 % at 50 cases</source>
        <translation>200 cases or fewer: the test is cautious, it rejects a true null hypothesis in 3 to 4 % at 50 cases</translation>
    </message>
    <message>
        <source>200 cases or fewer: the exact test is cautious, it rejects a true null hypothesis in 3 % at 50 cases; the mid-p form keeps 4 to 5 %</source>
        <translation>200 cases or fewer: the exact test is cautious, it rejects a true null hypothesis in 3 % at 50 cases; the mid-p form keeps 4 to 5 %</translation>
    </message>
</context>
<context>
    <name>figures</name>
    <message>
        <source>Research use only, not for clinical use.</source>
        <translation>Research use only, not for clinical use.</translation>
    </message>
</context>
<context>
    <name>options</name>
    <message>
        <source>Images encoded at a time</source>
        <translation>Images encoded at a time</translation>
    </message>
    <message>
        <source>Processor threads; 0 uses all</source>
        <translation>Processor threads; 0 uses all</translation>
    </message>
    <message>
        <source>Arithmetic of the model</source>
        <translation>Arithmetic of the model</translation>
    </message>
    <message>
        <source>How answers are scored</source>
        <translation>How answers are scored</translation>
    </message>
    <message>
        <source>Bootstrap replicates behind each interval</source>
        <translation>Bootstrap replicates behind each interval</translation>
    </message>
    <message>
        <source>Seed of every random choice</source>
        <translation>Seed of every random choice</translation>
    </message>
    <message>
        <source>Test samples at most; 0 takes all</source>
        <translation>Test samples at most; 0 takes all</translation>
    </message>
    <message>
        <source>Smallest L2 penalty tried</source>
        <translation>Smallest L2 penalty tried</translation>
    </message>
    <message>
        <source>Largest L2 penalty tried</source>
        <translation>Largest L2 penalty tried</translation>
    </message>
    <message>
        <source>Points of the penalty path</source>
        <translation>Points of the penalty path</translation>
    </message>
    <message>
        <source>L-BFGS iterations at most</source>
        <translation>L-BFGS iterations at most</translation>
    </message>
    <message>
        <source>Largest gradient entry at the optimum</source>
        <translation>Largest gradient entry at the optimum</translation>
    </message>
    <message>
        <source>Weight classes by inverse frequency</source>
        <translation>Weight classes by inverse frequency</translation>
    </message>
    <message>
        <source>Scale features to unit variance first</source>
        <translation>Scale features to unit variance first</translation>
    </message>
    <message>
        <source>Rank of the low-rank update</source>
        <translation>Rank of the low-rank update</translation>
    </message>
    <message>
        <source>Scale numerator of the update</source>
        <translation>Scale numerator of the update</translation>
    </message>
    <message>
        <source>Dropout before the first factor</source>
        <translation>Dropout before the first factor</translation>
    </message>
    <message>
        <source>Peak learning rate of AdamW</source>
        <translation>Peak learning rate of AdamW</translation>
    </message>
    <message>
        <source>Passes over the training split</source>
        <translation>Passes over the training split</translation>
    </message>
    <message>
        <source>Training samples a step</source>
        <translation>Training samples a step</translation>
    </message>
    <message>
        <source>Decoupled weight decay</source>
        <translation>Decoupled weight decay</translation>
    </message>
    <message>
        <source>Share of the steps that warm up</source>
        <translation>Share of the steps that warm up</translation>
    </message>
    <message>
        <source>Epochs without improvement before stopping</source>
        <translation>Epochs without improvement before stopping</translation>
    </message>
    <message>
        <source>Scale by alpha over root rank (rsLoRA)</source>
        <translation>Scale by alpha over root rank (rsLoRA)</translation>
    </message>
    <message>
        <source>Layers that get an adapter</source>
        <translation>Layers that get an adapter</translation>
    </message>
    <message>
        <source>Towers that get adapters</source>
        <translation>Towers that get adapters</translation>
    </message>
    <message>
        <source>Address of an OpenAI-compatible server</source>
        <translation>Address of an OpenAI-compatible server</translation>
    </message>
    <message>
        <source>The judge&apos;s name at that server</source>
        <translation>The judge&apos;s name at that server</translation>
    </message>
    <message>
        <source>Environment variable that holds the key</source>
        <translation>Environment variable that holds the key</translation>
    </message>
    <message>
        <source>Sampling temperature of the judge</source>
        <translation>Sampling temperature of the judge</translation>
    </message>
    <message>
        <source>Longest reply in tokens</source>
        <translation>Longest reply in tokens</translation>
    </message>
    <message>
        <source>Tries for one reply before it counts as failed</source>
        <translation>Tries for one reply before it counts as failed</translation>
    </message>
    <message>
        <source>Milliseconds to wait for a connection</source>
        <translation>Milliseconds to wait for a connection</translation>
    </message>
    <message>
        <source>Milliseconds to wait for a whole reply</source>
        <translation>Milliseconds to wait for a whole reply</translation>
    </message>
    <message>
        <source>Milliseconds before the second try; doubled for each further one</source>
        <translation>Milliseconds before the second try; doubled for each further one</translation>
    </message>
    <message>
        <source>Longest pause between two tries; a server that asks for more is given up</source>
        <translation>Longest pause between two tries; a server that asks for more is given up</translation>
    </message>
    <message>
        <source>Requests a minute at most; 0 sets no limit</source>
        <translation>Requests a minute at most; 0 sets no limit</translation>
    </message>
</context>
<context>
    <name>pages</name>
    <message>
        <source>Home</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>Where was I? Start with the demonstration or a project of your own, resume what was interrupted, and go back to recent projects.</source>
        <translation>Where was I? Start with the demonstration or a project of your own, resume what was interrupted, and go back to recent projects.</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>What am I testing on? Data sets with their counts and licences, every sample as a picture or a row, filters with counts, and a viewer with zoom and window/level.</source>
        <translation>What am I testing on? Data sets with their counts and licences, every sample as a picture or a row, filters with counts, and a viewer with zoom and window/level.</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Models</translation>
    </message>
    <message>
        <source>What can I test? Checkpoints of this project, published ones and where their files go, and whether each fits the memory of this computer.</source>
        <translation>What can I test? Checkpoints of this project, published ones and where their files go, and whether each fits the memory of this computer.</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Runs</translation>
    </message>
    <message>
        <source>Launch and watch. Tick models, data sets and modes, see what it will cost, launch, and follow the queue with the metric and its interval as they form.</source>
        <translation>Launch and watch. Tick models, data sets and modes, see what it will cost, launch, and follow the queue with the metric and its interval as they form.</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>Who wins, and how sure is that? The heatmap of models by data sets; every cell opens its interval, its provenance and the samples behind it.</source>
        <translation>Who wins, and how sure is that? The heatmap of models by data sets; every cell opens its interval, its provenance and the samples behind it.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>Why is one model better than another? Not in this version yet.</source>
        <translation>Why is one model better than another? Not in this version yet.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Tell others what was found. Not in this version yet.</source>
        <translation>Tell others what was found. Not in this version yet.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Preferences of this user on this computer; each takes effect at once.</source>
        <translation>Preferences of this user on this computer; each takes effect at once.</translation>
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
        <translation>That did not work</translation>
    </message>
    <message>
        <source>Evaluates medical vision-language models. Research use only, not for clinical use.</source>
        <translation>Evaluates medical vision-language models. Research use only, not for clinical use.</translation>
    </message>
    <message>
        <source>Project folder to open</source>
        <translation>Project folder to open</translation>
    </message>
    <message>
        <source>Open the demonstration; copy it to DIR if it is not there</source>
        <translation>Open the demonstration; copy it to DIR if it is not there</translation>
    </message>
    <message>
        <source>light or dark</source>
        <translation>light or dark</translation>
    </message>
    <message>
        <source>Size of the interface, 80 to 200</source>
        <translation>Size of the interface, 80 to 200</translation>
    </message>
    <message>
        <source>en or zh_CN</source>
        <translation>en or zh_CN</translation>
    </message>
    <message>
        <source>Save a picture of every page to DIR and quit</source>
        <translation>Save a picture of every page to DIR and quit</translation>
    </message>
    <message>
        <source>Print when the first window was painted, and quit</source>
        <translation>Print when the first window was painted, and quit</translation>
    </message>
</context>
<context>
    <name>vlm::ui::AboutDialog</name>
    <message>
        <source>About and licences</source>
        <translation>About and licences</translation>
    </message>
    <message>
        <source>MedVLM Workbench %1</source>
        <translation>MedVLM Workbench %1</translation>
    </message>
    <message>
        <source>Evaluates medical vision-language models on this computer. Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Evaluates medical vision-language models on this computer. Free software under the GNU General Public License, version 3 or later.</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>Made with</translation>
    </message>
</context>
<context>
    <name>vlm::ui::Banner</name>
    <message>
        <source>Detail</source>
        <translation>Detail</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Dismiss</translation>
    </message>
</context>
<context>
    <name>vlm::ui::BestView</name>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>RQ1</source>
        <translation>RQ1</translation>
    </message>
    <message>
        <source>Off-the-shelf generalists against in-domain specialists</source>
        <translation>Off-the-shelf generalists against in-domain specialists</translation>
    </message>
    <message>
        <source>RQ2</source>
        <translation>RQ2</translation>
    </message>
    <message>
        <source>Tuned generalists against off-the-shelf in-domain specialists</source>
        <translation>Tuned generalists against off-the-shelf in-domain specialists</translation>
    </message>
    <message>
        <source>RQ3</source>
        <translation>RQ3</translation>
    </message>
    <message>
        <source>Tuned generalists against tuned out-of-domain specialists</source>
        <translation>Tuned generalists against tuned out-of-domain specialists</translation>
    </message>
    <message>
        <source>Nothing to compare</source>
        <translation>Nothing to compare</translation>
    </message>
    <message>
        <source>%1 needs generalists and specialists on the same data set.</source>
        <translation>%1 needs generalists and specialists on the same data set.</translation>
    </message>
    <message>
        <source>%1 on %2: %3 %4</source>
        <translation>%1 on %2: %3 %4</translation>
    </message>
    <message>
        <source>n = %1</source>
        <translation>n = %1</translation>
    </message>
    <message>
        <source>beats %1, %2</source>
        <translation>beats %1, %2</translation>
    </message>
    <message>
        <source>does not beat %1, %2</source>
        <translation>does not beat %1, %2</translation>
    </message>
</context>
<context>
    <name>vlm::ui::CellInspector</name>
    <message>
        <source>Other metrics</source>
        <translation>Other metrics</translation>
    </message>
    <message>
        <source>Set up this run…</source>
        <translation>Set up this run…</translation>
    </message>
    <message>
        <source>Show its run</source>
        <translation>Show its run</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>Copy as</translation>
    </message>
    <message>
        <source>Choose a square with the mouse or the arrow keys to see how its number came about; double-click or Enter shows the samples behind it.</source>
        <translation>Choose a square with the mouse or the arrow keys to see how its number came about; double-click or Enter shows the samples behind it.</translation>
    </message>
    <message>
        <source>95% interval %1 to %2</source>
        <translation>95% interval %1 to %2</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Metric</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Method</translation>
    </message>
    <message>
        <source>%1, B = %2, seed %3</source>
        <translation>%1, B = %2, seed %3</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Samples</translation>
    </message>
    <message>
        <source>%1 of %2, %3 could not be read</source>
        <translation>%1 of %2, %3 could not be read</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domain</translation>
    </message>
    <message>
        <source>in-domain †</source>
        <translation>in-domain †</translation>
    </message>
    <message>
        <source>Show the %1 samples</source>
        <translation>Show the %1 samples</translation>
    </message>
    <message>
        <source>L2 penalty</source>
        <translation>L2 penalty</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>Peak memory</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>Key, the hash of everything that decides the result: %1</source>
        <translation>Key, the hash of everything that decides the result: %1</translation>
    </message>
</context>
<context>
    <name>vlm::ui::CellSamples</name>
    <message>
        <source>Which samples</source>
        <translation>Which samples</translation>
    </message>
    <message>
        <source>Clear the cell</source>
        <translation>Clear the cell</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>Back to the results (Backspace)</source>
        <translation>Back to the results (Backspace)</translation>
    </message>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>Wrong</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>Confusion</translation>
    </message>
    <message>
        <source>ROC</source>
        <translation>ROC</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Calibration</translation>
    </message>
    <message>
        <source>Samples behind the result</source>
        <translation>Samples behind the result</translation>
    </message>
    <message>
        <source>The samples could not be read</source>
        <translation>The samples could not be read</translation>
    </message>
    <message>
        <source>%1 samples</source>
        <translation>%1 samples</translation>
    </message>
    <message>
        <source>%1 of %2 samples</source>
        <translation>%1 of %2 samples</translation>
    </message>
    <message>
        <source>No sample matches</source>
        <translation>No sample matches</translation>
    </message>
    <message>
        <source>0 of %1 samples match.</source>
        <translation>0 of %1 samples match.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>Next sample</source>
        <translation>Next sample</translation>
    </message>
    <message>
        <source>Previous sample</source>
        <translation>Previous sample</translation>
    </message>
    <message>
        <source>Back to the results</source>
        <translation>Back to the results</translation>
    </message>
    <message>
        <source>%1 predicted as %2: %3</source>
        <translation>%1 predicted as %2: %3</translation>
    </message>
    <message>
        <source>Reading samples…</source>
        <translation>Reading samples…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>&lt;span style=&apos;font-weight:600&apos;&gt;Question&lt;/span&gt; %1</source>
        <translation>&lt;span style=&apos;font-weight:600&apos;&gt;Question&lt;/span&gt; %1</translation>
    </message>
    <message>
        <source>&lt;span style=&apos;font-weight:600&apos;&gt;Answer&lt;/span&gt; %1</source>
        <translation>&lt;span style=&apos;font-weight:600&apos;&gt;Answer&lt;/span&gt; %1</translation>
    </message>
    <message>
        <source>right</source>
        <translation>right</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>wrong</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>&lt;span style=&apos;font-weight:600&apos;&gt;Model&apos;s answer&lt;/span&gt; %1</source>
        <translation>&lt;span style=&apos;font-weight:600&apos;&gt;Model&apos;s answer&lt;/span&gt; %1</translation>
    </message>
    <message>
        <source>&lt;span style=&apos;font-weight:600&apos;&gt;Could not be evaluated&lt;/span&gt; %1</source>
        <translation>&lt;span style=&apos;font-weight:600&apos;&gt;Could not be evaluated&lt;/span&gt; %1</translation>
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
        <translation>%1 / %2, %3 failed</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Data set</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Mode</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Samples</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Result</translation>
    </message>
</context>
<context>
    <name>vlm::ui::CommandPalette</name>
    <message>
        <source>Type a command</source>
        <translation>Type a command</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Command</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Commands</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ComparePage</name>
    <message>
        <source>Compare</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>Why is one model better than another, and on which samples?</source>
        <translation>Why is one model better than another, and on which samples?</translation>
    </message>
    <message>
        <source>Two models side by side</source>
        <translation>Two models side by side</translation>
    </message>
    <message>
        <source>One image, both answers, and the slices both right, only A, only B, both wrong</source>
        <translation>One image, both answers, and the slices both right, only A, only B, both wrong</translation>
    </message>
    <message>
        <source>Paired tests</source>
        <translation>Paired tests</translation>
    </message>
    <message>
        <source>The difference with its paired bootstrap interval, McNemar and DeLong on the same samples</source>
        <translation>The difference with its paired bootstrap interval, McNemar and DeLong on the same samples</translation>
    </message>
    <message>
        <source>Before and after adaptation</source>
        <translation>Before and after adaptation</translation>
    </message>
    <message>
        <source>What a linear probe or LoRA repaired, and what it broke</source>
        <translation>What a linear probe or LoRA repaired, and what it broke</translation>
    </message>
    <message>
        <source>Go to Results</source>
        <translation>Go to Results</translation>
    </message>
</context>
<context>
    <name>vlm::ui::CurvesView</name>
    <message>
        <source>Curve</source>
        <translation>Curve</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>ROC</source>
        <translation>ROC</translation>
    </message>
    <message>
        <source>Precision-recall</source>
        <translation>Precision-recall</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>Reliability</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>Confusion</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Data set</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Mode</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Class against the rest</source>
        <translation>Class against the rest</translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation>Computing…</translation>
    </message>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, %2 against the rest</source>
        <translation>%1, %2 against the rest</translation>
    </message>
    <message>
        <source>No result</source>
        <translation>No result</translation>
    </message>
    <message>
        <source>Nothing was run for this choice.</source>
        <translation>Nothing was run for this choice.</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 on %2</translation>
    </message>
    <message>
        <source>Confusion, %1</source>
        <translation>Confusion, %1</translation>
    </message>
    <message>
        <source>%1: %2 predicted as %3</source>
        <translation>%1: %2 predicted as %3</translation>
    </message>
</context>
<context>
    <name>vlm::ui::DataPage</name>
    <message>
        <source>Data</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Clear filters</translation>
    </message>
    <message>
        <source>View</source>
        <translation>View</translation>
    </message>
    <message>
        <source>Tile size</source>
        <translation>Tile size</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Samples</translation>
    </message>
    <message>
        <source>Samples as a table</source>
        <translation>Samples as a table</translation>
    </message>
    <message>
        <source>Search samples</source>
        <translation>Search samples</translation>
    </message>
    <message>
        <source>Predictions shown</source>
        <translation>Predictions shown</translation>
    </message>
    <message>
        <source>Whose predictions are shown beside the samples</source>
        <translation>Whose predictions are shown beside the samples</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Pictures</translation>
    </message>
    <message>
        <source>Switch with G</source>
        <translation>Switch with G</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>S</source>
        <translation>S</translation>
    </message>
    <message>
        <source>Small pictures</source>
        <translation>Small pictures</translation>
    </message>
    <message>
        <source>M</source>
        <translation>M</translation>
    </message>
    <message>
        <source>Medium pictures</source>
        <translation>Medium pictures</translation>
    </message>
    <message>
        <source>L</source>
        <translation>L</translation>
    </message>
    <message>
        <source>Large pictures</source>
        <translation>Large pictures</translation>
    </message>
    <message>
        <source>The samples could not be read</source>
        <translation>The samples could not be read</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Add a data set…</source>
        <translation>Add a data set…</translation>
    </message>
    <message>
        <source>Go to the filters</source>
        <translation>Go to the filters</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>Clear all filters</translation>
    </message>
    <message>
        <source>Next sample</source>
        <translation>Next sample</translation>
    </message>
    <message>
        <source>Previous sample</source>
        <translation>Previous sample</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Star</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Pictures or table</source>
        <translation>Pictures or table</translation>
    </message>
    <message>
        <source>Reading data sets…</source>
        <translation>Reading data sets…</translation>
    </message>
    <message>
        <source>The data sets could not be read</source>
        <translation>The data sets could not be read</translation>
    </message>
    <message>
        <source>No data sets yet</source>
        <translation>No data sets yet</translation>
    </message>
    <message>
        <source>Add the folder of a data set: its layout is recognised and shown before anything is stored.</source>
        <translation>Add the folder of a data set: its layout is recognised and shown before anything is stored.</translation>
    </message>
    <message>
        <source>Add data set…</source>
        <translation>Add data set…</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>No project is open</translation>
    </message>
    <message>
        <source>Open a project or the demonstration to see its data.</source>
        <translation>Open a project or the demonstration to see its data.</translation>
    </message>
    <message>
        <source>Go to Home</source>
        <translation>Go to Home</translation>
    </message>
    <message>
        <source>No predictions</source>
        <translation>No predictions</translation>
    </message>
    <message>
        <source>Reading samples…</source>
        <translation>Reading samples…</translation>
    </message>
    <message>
        <source>%1 samples</source>
        <translation>%1 samples</translation>
    </message>
    <message>
        <source>%1 of %2 samples</source>
        <translation>%1 of %2 samples</translation>
    </message>
    <message>
        <source>No sample matches</source>
        <translation>No sample matches</translation>
    </message>
    <message numerus="yes">
        <source>0 of %1 samples match %n filter(s).</source>
        <translation>
            <numerusform>0 of %1 samples match %n filter.</numerusform>
            <numerusform>0 of %1 samples match %n filters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vlm::ui::DatasetCard</name>
    <message>
        <source>%1 samples: %2 train, %3 validation, %4 test</source>
        <translation>%1 samples: %2 train, %3 validation, %4 test</translation>
    </message>
    <message>
        <source>licence unknown</source>
        <translation>licence unknown</translation>
    </message>
    <message>
        <source>in-domain for %1</source>
        <translation>in-domain for %1</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vlm::ui::DatasetList</name>
    <message>
        <source>Add data set…</source>
        <translation>Add data set…</translation>
    </message>
    <message>
        <source>Data sets</source>
        <translation>Data sets</translation>
    </message>
    <message>
        <source>Remove from the project</source>
        <translation>Remove from the project</translation>
    </message>
</context>
<context>
    <name>vlm::ui::DatasetModel</name>
    <message>
        <source>%1 train · %2 val · %3 test</source>
        <translation>%1 train · %2 val · %3 test</translation>
    </message>
    <message>
        <source>diagnosis</source>
        <translation>diagnosis</translation>
    </message>
    <message>
        <source>questions</source>
        <translation>questions</translation>
    </message>
    <message>
        <source>captions</source>
        <translation>captions</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Data set</translation>
    </message>
</context>
<context>
    <name>vlm::ui::FacetPanel</name>
    <message>
        <source>Split</source>
        <translation>Split</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Star</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>Prediction</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filters</translation>
    </message>
    <message>
        <source>on</source>
        <translation>on</translation>
    </message>
    <message>
        <source>off</source>
        <translation>off</translation>
    </message>
</context>
<context>
    <name>vlm::ui::FigureActions</name>
    <message>
        <source>Figure</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>PNG, 300 dpi…</source>
        <translation>PNG, 300 dpi…</translation>
    </message>
    <message>
        <source>PNG, 600 dpi…</source>
        <translation>PNG, 600 dpi…</translation>
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
        <translation>Copy the figure</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Width</translation>
    </message>
    <message>
        <source>%1 mm</source>
        <translation>%1 mm</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Table</translation>
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
        <translation>Tab-separated text</translation>
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
        <translation>Picture of the figure</translation>
    </message>
    <message>
        <source>Export the figure</source>
        <translation>Export the figure</translation>
    </message>
    <message>
        <source>Export the table</source>
        <translation>Export the table</translation>
    </message>
    <message>
        <source>Table copied</source>
        <translation>Table copied</translation>
    </message>
    <message>
        <source>Figure copied</source>
        <translation>Figure copied</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ForestView</name>
    <message>
        <source>Data set</source>
        <translation>Data set</translation>
    </message>
    <message>
        <source>%1, %2: %3 %4</source>
        <translation>%1, %2: %3 %4</translation>
    </message>
    <message>
        <source>n = %1</source>
        <translation>n = %1</translation>
    </message>
    <message>
        <source>† in-domain: the model was trained on this kind of images</source>
        <translation>† in-domain: the model was trained on this kind of images</translation>
    </message>
</context>
<context>
    <name>vlm::ui::Histogram</name>
    <message>
        <source>Bootstrap distribution</source>
        <translation>Bootstrap distribution</translation>
    </message>
    <message numerus="yes">
        <source>%n replicates, 95% interval %1</source>
        <translation>
            <numerusform>%n replicates, 95% interval %1</numerusform>
            <numerusform>%n replicates, 95% interval %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vlm::ui::HomePage</name>
    <message>
        <source>Home</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>Which model can be trusted with which images?</source>
        <translation>Which model can be trusted with which images?</translation>
    </message>
    <message>
        <source>Run medical vision-language models on your data sets, on this computer, and see every number with its interval and the samples behind it.</source>
        <translation>Run medical vision-language models on your data sets, on this computer, and see every number with its interval and the samples behind it.</translation>
    </message>
    <message>
        <source>Open the demonstration</source>
        <translation>Open the demonstration</translation>
    </message>
    <message>
        <source>Six small models, four real data sets, ready to run</source>
        <translation>Six small models, four real data sets, ready to run</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>New project</translation>
    </message>
    <message>
        <source>Start with your own data sets and models</source>
        <translation>Start with your own data sets and models</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>Open project</translation>
    </message>
    <message>
        <source>A folder that ends in .vlmproj</source>
        <translation>A folder that ends in .vlmproj</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>New run</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Interrupted</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>Recent projects</translation>
    </message>
    <message numerus="yes">
        <source>%n data set(s)</source>
        <translation>
            <numerusform>%n data set</numerusform>
            <numerusform>%n data sets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 of %3 samples are done</source>
        <translation>%1: %2 of %3 samples are done</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>Resume %1</source>
        <translation>Resume %1</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>This computer</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Processor</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memory</translation>
    </message>
    <message>
        <source>Disk for projects</source>
        <translation>Disk for projects</translation>
    </message>
    <message numerus="yes">
        <source>%n thread(s)</source>
        <translation>
            <numerusform>%n thread</numerusform>
            <numerusform>%n threads</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 free</source>
        <translation>%1 of %2 free</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 free</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ImageView</name>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Wheel: zoom. Middle-drag or Shift-drag: pan. Drag: window and level. Double-click: reset. F: fit. Ctrl+1: one to one.</source>
        <translation>Wheel: zoom. Middle-drag or Shift-drag: pan. Drag: window and level. Double-click: reset. F: fit. Ctrl+1: one to one.</translation>
    </message>
    <message>
        <source>%1, %2 by %3 pixels</source>
        <translation>%1, %2 by %3 pixels</translation>
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
        <translation>Sample</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Split</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Add a data set</source>
        <translation>Add a data set</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Choose a folder…</translation>
    </message>
    <message>
        <source>First samples</source>
        <translation>First samples</translation>
    </message>
    <message>
        <source>Folder of the data set</source>
        <translation>Folder of the data set</translation>
    </message>
    <message>
        <source>Choose the folder of a data set</source>
        <translation>Choose the folder of a data set</translation>
    </message>
    <message>
        <source>It is recognised by its layout and shown here before anything is stored. Images stay where they are.</source>
        <translation>It is recognised by its layout and shown here before anything is stored. Images stay where they are.</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>Reading %1…</translation>
    </message>
    <message>
        <source>This is no data set that can be read</source>
        <translation>This is no data set that can be read</translation>
    </message>
    <message>
        <source>Choose another…</source>
        <translation>Choose another…</translation>
    </message>
    <message>
        <source>&lt;span style=&apos;font-weight:600&apos;&gt;%1&lt;/span&gt;, recognised as %2: %3.&lt;br&gt;%4 train, %5 validation, %6 test · %7</source>
        <translation>&lt;span style=&apos;font-weight:600&apos;&gt;%1&lt;/span&gt;, recognised as %2: %3.&lt;br&gt;%4 train, %5 validation, %6 test · %7</translation>
    </message>
    <message>
        <source> · %1 classes: %2</source>
        <translation> · %1 classes: %2</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ImportPredictionsDialog</name>
    <message>
        <source>It is a medical specialist</source>
        <translation>It is a medical specialist</translation>
    </message>
    <message>
        <source>It was trained on this kind of data</source>
        <translation>It was trained on this kind of data</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Import predictions</source>
        <translation>Import predictions</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Choose a file…</translation>
    </message>
    <message>
        <source>First predictions</source>
        <translation>First predictions</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>Diagnosis</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>Retrieval</source>
        <translation>Retrieval</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Data set</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Mode</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Family</translation>
    </message>
    <message>
        <source>CLIP, SigLIP, …</source>
        <translation>CLIP, SigLIP, …</translation>
    </message>
    <message>
        <source>Sample column</source>
        <translation>Sample column</translation>
    </message>
    <message>
        <source>Patient column</source>
        <translation>Patient column</translation>
    </message>
    <message>
        <source>True class column</source>
        <translation>True class column</translation>
    </message>
    <message>
        <source>Chosen class column</source>
        <translation>Chosen class column</translation>
    </message>
    <message>
        <source>Score column</source>
        <translation>Score column</translation>
    </message>
    <message>
        <source>Question column</source>
        <translation>Question column</translation>
    </message>
    <message>
        <source>Answer column</source>
        <translation>Answer column</translation>
    </message>
    <message>
        <source>Reply column</source>
        <translation>Reply column</translation>
    </message>
    <message>
        <source>Type column</source>
        <translation>Type column</translation>
    </message>
    <message>
        <source>Query column</source>
        <translation>Query column</translation>
    </message>
    <message>
        <source>Item column</source>
        <translation>Item column</translation>
    </message>
    <message>
        <source>Similarity column</source>
        <translation>Similarity column</translation>
    </message>
    <message>
        <source>Relevance column</source>
        <translation>Relevance column</translation>
    </message>
    <message>
        <source>Predictions file</source>
        <translation>Predictions file</translation>
    </message>
    <message>
        <source>Predictions (*.json *.jsonl *.ndjson *.csv *.tsv);;All files (*)</source>
        <translation>Predictions (*.json *.jsonl *.ndjson *.csv *.tsv);;All files (*)</translation>
    </message>
    <message>
        <source>Choose a file of predictions</source>
        <translation>Choose a file of predictions</translation>
    </message>
    <message>
        <source>MedVLMBench&apos;s predictions.json, CSV and JSON lines are read. What is recognised is shown here before anything is stored.</source>
        <translation>MedVLMBench&apos;s predictions.json, CSV and JSON lines are read. What is recognised is shown here before anything is stored.</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>Reading %1…</translation>
    </message>
    <message>
        <source>The file cannot be read</source>
        <translation>The file cannot be read</translation>
    </message>
    <message>
        <source>Choose another…</source>
        <translation>Choose another…</translation>
    </message>
    <message>
        <source>These predictions cannot be read for this task</source>
        <translation>These predictions cannot be read for this task</translation>
    </message>
    <message>
        <source>none</source>
        <translation>none</translation>
    </message>
    <message>
        <source>Choose a file that can be read first.</source>
        <translation>Choose a file that can be read first.</translation>
    </message>
    <message>
        <source>Name the model and the data set first.</source>
        <translation>Name the model and the data set first.</translation>
    </message>
    <message>
        <source>Importing and scoring…</source>
        <translation>Importing and scoring…</translation>
    </message>
    <message>
        <source>The predictions were not imported</source>
        <translation>The predictions were not imported</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Tables: %1. The first, %2: %3 predictions.</source>
        <translation>Tables: %1. The first, %2: %3 predictions.</translation>
    </message>
</context>
<context>
    <name>vlm::ui::KeyOverlay</name>
    <message>
        <source>Keys and help</source>
        <translation>Keys and help</translation>
    </message>
    <message>
        <source>List of keys</source>
        <translation>List of keys</translation>
    </message>
</context>
<context>
    <name>vlm::ui::LiveChart</name>
    <message>
        <source>Live chart</source>
        <translation>Live chart</translation>
    </message>
    <message>
        <source>While a run works, its metric and 95 % interval appear here as they form.</source>
        <translation>While a run works, its metric and 95 % interval appear here as they form.</translation>
    </message>
    <message>
        <source>%1: %2 %3 [%4, %5]</source>
        <translation>%1: %2 %3 [%4, %5]</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <translation>%1: %2 %3</translation>
    </message>
    <message>
        <source>n = %1, interim: not for stopping decisions</source>
        <translation>n = %1, interim: not for stopping decisions</translation>
    </message>
    <message>
        <source>%1: step %2, epoch %3</source>
        <translation>%1: step %2, epoch %3</translation>
    </message>
    <message>
        <source>Training loss %1 (solid), validation loss (dashed)</source>
        <translation>Training loss %1 (solid), validation loss (dashed)</translation>
    </message>
    <message>
        <source>test samples</source>
        <translation>test samples</translation>
    </message>
    <message>
        <source>percent</source>
        <translation>percent</translation>
    </message>
    <message>
        <source>step</source>
        <translation>step</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>loss</translation>
    </message>
    <message>
        <source>n = %1, final: %2, B = %3, seed %4</source>
        <translation>n = %1, final: %2, B = %3, seed %4</translation>
    </message>
</context>
<context>
    <name>vlm::ui::LogDock</name>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Log lines</source>
        <translation>Log lines</translation>
    </message>
    <message>
        <source>All levels</source>
        <translation>All levels</translation>
    </message>
    <message>
        <source>Info and worse</source>
        <translation>Info and worse</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Warnings and errors</translation>
    </message>
    <message>
        <source>Errors only</source>
        <translation>Errors only</translation>
    </message>
    <message>
        <source>Least level shown</source>
        <translation>Least level shown</translation>
    </message>
    <message>
        <source>Filter the log</source>
        <translation>Filter the log</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Follow</translation>
    </message>
    <message>
        <source>Keep the newest line in view</source>
        <translation>Keep the newest line in view</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Copy all lines</source>
        <translation>Copy all lines</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Empty this list; the file keeps everything</source>
        <translation>Empty this list; the file keeps everything</translation>
    </message>
</context>
<context>
    <name>vlm::ui::LogModel</name>
    <message>
        <source>Error</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warning</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Debug</source>
        <translation>Debug</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>vlm::ui::MainWindow</name>
    <message>
        <source>Run %1 failed</source>
        <translation>Run %1 failed</translation>
    </message>
    <message>
        <source>%1 could not be opened</source>
        <translation>%1 could not be opened</translation>
    </message>
    <message>
        <source>Open a project folder</source>
        <translation>Open a project folder</translation>
    </message>
    <message>
        <source>Name the new project</source>
        <translation>Name the new project</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>New project</translation>
    </message>
    <message>
        <source>Projects (*.vlmproj)</source>
        <translation>Projects (*.vlmproj)</translation>
    </message>
    <message>
        <source>The project could not be created</source>
        <translation>The project could not be created</translation>
    </message>
    <message>
        <source>Demonstration</source>
        <translation>Demonstration</translation>
    </message>
    <message>
        <source>Demonstration %1</source>
        <translation>Demonstration %1</translation>
    </message>
    <message>
        <source>Where to put the demonstration</source>
        <translation>Where to put the demonstration</translation>
    </message>
    <message>
        <source>For research only, not for clinical use</source>
        <translation>For research only, not for clinical use</translation>
    </message>
    <message>
        <source>I understand</source>
        <translation>I understand</translation>
    </message>
    <message>
        <source>MedVLM Workbench</source>
        <translation>MedVLM Workbench</translation>
    </message>
    <message>
        <source>%1 (read-only)</source>
        <translation>%1 (read-only)</translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paused</source>
        <translation>
            <numerusform>%n paused</numerusform>
            <numerusform>%n paused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n queued</source>
        <translation>
            <numerusform>%n queued</numerusform>
            <numerusform>%n queued</numerusform>
        </translation>
    </message>
    <message>
        <source>Diagnostics are on the clipboard</source>
        <translation>Diagnostics are on the clipboard</translation>
    </message>
    <message>
        <source>&amp;Page</source>
        <translation>&amp;Page</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>&amp;New project…</source>
        <translation>&amp;New project…</translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation>&amp;Open project…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Open &amp;recent</translation>
    </message>
    <message>
        <source>No project was opened yet</source>
        <translation>No project was opened yet</translation>
    </message>
    <message>
        <source>Open the &amp;demonstration…</source>
        <translation>Open the &amp;demonstration…</translation>
    </message>
    <message>
        <source>&amp;Import a data set…</source>
        <translation>&amp;Import a data set…</translation>
    </message>
    <message>
        <source>Add a &amp;model…</source>
        <translation>Add a &amp;model…</translation>
    </message>
    <message>
        <source>Folder of the checkpoint</source>
        <translation>Folder of the checkpoint</translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation>&amp;Close project</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quit</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>nothing to undo</source>
        <translation>nothing to undo</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>nothing to redo</source>
        <translation>nothing to redo</translation>
    </message>
    <message>
        <source>&amp;Find on this page</source>
        <translation>&amp;Find on this page</translation>
    </message>
    <message>
        <source>&amp;Settings</source>
        <translation>&amp;Settings</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>&amp;Back to the page before</source>
        <translation>&amp;Back to the page before</translation>
    </message>
    <message>
        <source>Switch between &amp;light and dark</source>
        <translation>Switch between &amp;light and dark</translation>
    </message>
    <message>
        <source>&amp;Larger interface</source>
        <translation>&amp;Larger interface</translation>
    </message>
    <message>
        <source>&amp;Smaller interface</source>
        <translation>&amp;Smaller interface</translation>
    </message>
    <message>
        <source>&amp;Normal size</source>
        <translation>&amp;Normal size</translation>
    </message>
    <message>
        <source>L&amp;og</source>
        <translation>L&amp;og</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>F&amp;ull screen</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>&amp;Reset layout</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Run</translation>
    </message>
    <message>
        <source>&amp;New run matrix</source>
        <translation>&amp;New run matrix</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>&amp;Queue</translation>
    </message>
    <message>
        <source>&amp;Pause or resume</source>
        <translation>&amp;Pause or resume</translation>
    </message>
    <message>
        <source>&amp;Cancel the running run</source>
        <translation>&amp;Cancel the running run</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>&amp;Help and keys of this page</source>
        <translation>&amp;Help and keys of this page</translation>
    </message>
    <message>
        <source>&amp;All commands…</source>
        <translation>&amp;All commands…</translation>
    </message>
    <message>
        <source>&amp;Copy diagnostics</source>
        <translation>&amp;Copy diagnostics</translation>
    </message>
    <message>
        <source>A&amp;bout and licences</source>
        <translation>A&amp;bout and licences</translation>
    </message>
    <message>
        <source>no project is open</source>
        <translation>no project is open</translation>
    </message>
    <message>
        <source>nothing is running</source>
        <translation>nothing is running</translation>
    </message>
    <message>
        <source>this is the first page</source>
        <translation>this is the first page</translation>
    </message>
    <message>
        <source>nothing to search on this page</source>
        <translation>nothing to search on this page</translation>
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
        <translation>cannot run: %1</translation>
    </message>
    <message>
        <source>the result is known; costs nothing</source>
        <translation>the result is known; costs nothing</translation>
    </message>
    <message>
        <source>%1 images to encode, about %2</source>
        <translation>%1 images to encode, about %2</translation>
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
        <translation>%1, trained on %2</translation>
    </message>
    <message>
        <source>Specialist</source>
        <translation>Specialist</translation>
    </message>
    <message>
        <source>Generalist</source>
        <translation>Generalist</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ModelCard</name>
    <message>
        <source>Run this model</source>
        <translation>Run this model</translation>
    </message>
    <message>
        <source>Remove from project</source>
        <translation>Remove from project</translation>
    </message>
    <message>
        <source>Add its folder…</source>
        <translation>Add its folder…</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>Model card</translation>
    </message>
    <message>
        <source>Results and files stay; undo brings it back</source>
        <translation>Results and files stay; undo brings it back</translation>
    </message>
    <message>
        <source>■ Specialist, paired with %1</source>
        <translation>■ Specialist, paired with %1</translation>
    </message>
    <message>
        <source>○ Generalist</source>
        <translation>○ Generalist</translation>
    </message>
    <message>
        <source>○ Generalist, paired with %1</source>
        <translation>○ Generalist, paired with %1</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Family</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameters</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Weights</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>about %1</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>Image size</translation>
    </message>
    <message>
        <source>%1 × %1 pixels</source>
        <translation>%1 × %1 pixels</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>Trained on</translation>
    </message>
    <message>
        <source>In domain</source>
        <translation>In domain</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Published</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Fingerprint</translation>
    </message>
    <message>
        <source>Memory: %1</source>
        <translation>Memory: %1</translation>
    </message>
    <message>
        <source>Weights as float32, 4 × %1 = %2
One batch of 32 images and its activations, about %3
The program itself, about %4
Together %5; %6 are free now, and you keep %7 for other programs.</source>
        <translation>Weights as float32, 4 × %1 = %2
One batch of 32 images and its activations, about %3
The program itself, about %4
Together %5; %6 are free now, and you keep %7 for other programs.</translation>
    </message>
    <message>
        <source>To install it</source>
        <translation>To install it</translation>
    </message>
    <message>
        <source>Download %1 from %2 into one folder, then add that folder here. This program opens no network connection by itself.</source>
        <translation>Download %1 from %2 into one folder, then add that folder here. This program opens no network connection by itself.</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ModelsPage</name>
    <message>
        <source>Models</source>
        <translation>Models</translation>
    </message>
    <message>
        <source>Add checkpoint folder…</source>
        <translation>Add checkpoint folder…</translation>
    </message>
    <message>
        <source>Remove model from project</source>
        <translation>Remove model from project</translation>
    </message>
    <message>
        <source>Search models</source>
        <translation>Search models</translation>
    </message>
    <message>
        <source>No model matches “%1”</source>
        <translation>No model matches “%1”</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Clear the search</translation>
    </message>
    <message>
        <source>no project is open</source>
        <translation>no project is open</translation>
    </message>
    <message>
        <source>%1 installed, %2 published</source>
        <translation>%1 installed, %2 published</translation>
    </message>
    <message>
        <source>The list of models cannot be read</source>
        <translation>The list of models cannot be read</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Retry</translation>
    </message>
    <message>
        <source>choose an installed model</source>
        <translation>choose an installed model</translation>
    </message>
    <message>
        <source>Folder of the checkpoint</source>
        <translation>Folder of the checkpoint</translation>
    </message>
</context>
<context>
    <name>vlm::ui::OptionsForm</name>
    <message>
        <source>A number from %1 to %2, please</source>
        <translation>A number from %1 to %2, please</translation>
    </message>
</context>
<context>
    <name>vlm::ui::Outlook</name>
    <message>
        <source>This page is not in this version yet. It will hold:</source>
        <translation>This page is not in this version yet. It will hold:</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ProjectTile</name>
    <message>
        <source>Open project %1</source>
        <translation>Open project %1</translation>
    </message>
    <message>
        <source>Remove %1 from this list</source>
        <translation>Remove %1 from this list</translation>
    </message>
    <message>
        <source>Remove from this list; the files stay</source>
        <translation>Remove from this list; the files stay</translation>
    </message>
    <message>
        <source>The folder is missing</source>
        <translation>The folder is missing</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>Cannot be read</translation>
    </message>
    <message numerus="yes">
        <source>%n data set(s)</source>
        <translation>
            <numerusform>%n data set</numerusform>
            <numerusform>%n data sets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) interrupted</source>
        <translation>
            <numerusform>%n run interrupted</numerusform>
            <numerusform>%n runs interrupted</numerusform>
        </translation>
    </message>
    <message>
        <source>Last run %1</source>
        <translation>Last run %1</translation>
    </message>
</context>
<context>
    <name>vlm::ui::QueueModel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 / s</source>
        <translation>%1 / s</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Samples</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Time left</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Created</translation>
    </message>
</context>
<context>
    <name>vlm::ui::QueueView</name>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Move to front</source>
        <translation>Move to front</translation>
    </message>
    <message>
        <source>Duplicate as new run</source>
        <translation>Duplicate as new run</translation>
    </message>
    <message>
        <source>Show results</source>
        <translation>Show results</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Queue</translation>
    </message>
    <message>
        <source>Cells of the run</source>
        <translation>Cells of the run</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>No project is open</translation>
    </message>
    <message>
        <source>The queue belongs to a project.</source>
        <translation>The queue belongs to a project.</translation>
    </message>
    <message>
        <source>Go to Home</source>
        <translation>Go to Home</translation>
    </message>
    <message>
        <source>Nothing was run yet</source>
        <translation>Nothing was run yet</translation>
    </message>
    <message>
        <source>Tick models, data sets and modes, see what it will cost, and launch.</source>
        <translation>Tick models, data sets and modes, see what it will cost, and launch.</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>New run</translation>
    </message>
    <message>
        <source>no run is chosen</source>
        <translation>no run is chosen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>the run is finished</source>
        <translation>the run is finished</translation>
    </message>
    <message>
        <source>the run is not at work</source>
        <translation>the run is not at work</translation>
    </message>
    <message>
        <source>only a queued run can move</source>
        <translation>only a queued run can move</translation>
    </message>
    <message>
        <source>there are no results yet</source>
        <translation>there are no results yet</translation>
    </message>
</context>
<context>
    <name>vlm::ui::Rail</name>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
</context>
<context>
    <name>vlm::ui::RegistryModel</name>
    <message>
        <source>Fits</source>
        <translation>Fits</translation>
    </message>
    <message>
        <source>Tight</source>
        <translation>Tight</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>Too large</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unknown</translation>
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
        <translation>Model</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Family</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameters</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>Trained on</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memory</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>■ specialist</source>
        <translation>■ specialist</translation>
    </message>
    <message>
        <source>○ generalist</source>
        <translation>○ generalist</translation>
    </message>
    <message>
        <source>Folder missing</source>
        <translation>Folder missing</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Installed</translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation>Not installed</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ReportPage</name>
    <message>
        <source>Report</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>How do I tell others what was found, so that they can check it?</source>
        <translation>How do I tell others what was found, so that they can check it?</translation>
    </message>
    <message>
        <source>Figures and tables</source>
        <translation>Figures and tables</translation>
    </message>
    <message>
        <source>Chosen from Results, in an order of your own, with captions that state n, interval and seed</source>
        <translation>Chosen from Results, in an order of your own, with captions that state n, interval and seed</translation>
    </message>
    <message>
        <source>One document</source>
        <translation>One document</translation>
    </message>
    <message>
        <source>Preview and export as PDF or HTML, with the research-use notice</source>
        <translation>Preview and export as PDF or HTML, with the research-use notice</translation>
    </message>
    <message>
        <source>Bundle</source>
        <translation>Bundle</translation>
    </message>
    <message>
        <source>Everything needed to verify the numbers: configuration, predictions, hashes</source>
        <translation>Everything needed to verify the numbers: configuration, predictions, hashes</translation>
    </message>
    <message>
        <source>Export single figures from Results</source>
        <translation>Export single figures from Results</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ResultsPage</name>
    <message>
        <source>Results</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Mode</translation>
    </message>
    <message>
        <source>View</source>
        <translation>View</translation>
    </message>
    <message>
        <source>Results as a table</source>
        <translation>Results as a table</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Saved %1</translation>
    </message>
    <message>
        <source>The export failed</source>
        <translation>The export failed</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>Diagnosis</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Metric</translation>
    </message>
    <message>
        <source>strict</source>
        <translation>strict</translation>
    </message>
    <message>
        <source>as MedVLMBench</source>
        <translation>as MedVLMBench</translation>
    </message>
    <message>
        <source>Whose rules score the answers</source>
        <translation>Whose rules score the answers</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>Scoring</translation>
    </message>
    <message>
        <source>All modes</source>
        <translation>All modes</translation>
    </message>
    <message>
        <source>Off-the-shelf</source>
        <translation>Off-the-shelf</translation>
    </message>
    <message>
        <source>Linear probe</source>
        <translation>Linear probe</translation>
    </message>
    <message>
        <source>LoRA</source>
        <translation>LoRA</translation>
    </message>
    <message>
        <source>Heatmap</source>
        <translation>Heatmap</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>The figure as a table (Alt+T)</source>
        <translation>The figure as a table (Alt+T)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Show the samples behind the square</source>
        <translation>Show the samples behind the square</translation>
    </message>
    <message>
        <source>Back to the results</source>
        <translation>Back to the results</translation>
    </message>
    <message>
        <source>Show the figure as a table</source>
        <translation>Show the figure as a table</translation>
    </message>
    <message>
        <source>Export the figure…</source>
        <translation>Export the figure…</translation>
    </message>
    <message>
        <source>Reading results…</source>
        <translation>Reading results…</translation>
    </message>
    <message>
        <source>The results could not be read</source>
        <translation>The results could not be read</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>No run has used this mode yet.</source>
        <translation>No run has used this mode yet.</translation>
    </message>
    <message>
        <source>There is no result to export yet.</source>
        <translation>There is no result to export yet.</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>No project is open</translation>
    </message>
    <message>
        <source>Open a project or the demonstration to see its results.</source>
        <translation>Open a project or the demonstration to see its results.</translation>
    </message>
    <message>
        <source>Go to Home</source>
        <translation>Go to Home</translation>
    </message>
    <message>
        <source>No results yet</source>
        <translation>No results yet</translation>
    </message>
    <message>
        <source>Results of models on data sets appear here, each with its interval and the samples behind it.</source>
        <translation>Results of models on data sets appear here, each with its interval and the samples behind it.</translation>
    </message>
    <message>
        <source>Set up a run</source>
        <translation>Set up a run</translation>
    </message>
    <message>
        <source>No result of this kind</source>
        <translation>No result of this kind</translation>
    </message>
    <message>
        <source>There are results, but none for this task and mode.</source>
        <translation>There are results, but none for this task and mode.</translation>
    </message>
    <message>
        <source>Show all modes</source>
        <translation>Show all modes</translation>
    </message>
    <message>
        <source>%1 on %2, %3</source>
        <translation>%1 on %2, %3</translation>
    </message>
    <message>
        <source>n = %1</source>
        <translation>n = %1</translation>
    </message>
    <message>
        <source>, 95% %1, B = %2, seed %3</source>
        <translation>, 95% %1, B = %2, seed %3</translation>
    </message>
    <message>
        <source>† in-domain: the model was trained on this kind of images</source>
        <translation>† in-domain: the model was trained on this kind of images</translation>
    </message>
    <message>
        <source>Interim: the run is not finished; not for stopping decisions</source>
        <translation>Interim: the run is not finished; not for stopping decisions</translation>
    </message>
    <message>
        <source>specialist</source>
        <translation>specialist</translation>
    </message>
    <message>
        <source>generalist</source>
        <translation>generalist</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 on %2</translation>
    </message>
    <message>
        <source>There are no samples behind this square yet.</source>
        <translation>There are no samples behind this square yet.</translation>
    </message>
    <message>
        <source>Import predictions…</source>
        <translation>Import predictions…</translation>
    </message>
    <message>
        <source>Imported %1 as a run</source>
        <translation>Imported %1 as a run</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Findings</translation>
    </message>
</context>
<context>
    <name>vlm::ui::RqGapsView</name>
    <message>
        <source>Families</source>
        <translation>Families</translation>
    </message>
    <message>
        <source>By family</source>
        <translation>By family</translation>
    </message>
    <message>
        <source>The best of each side within a family, as the paper&apos;s Fig. 3</source>
        <translation>The best of each side within a family, as the paper&apos;s Fig. 3</translation>
    </message>
    <message>
        <source>All families</source>
        <translation>All families</translation>
    </message>
    <message>
        <source>The best of each side over all families</source>
        <translation>The best of each side over all families</translation>
    </message>
    <message>
        <source>No gap is defined</source>
        <translation>No gap is defined</translation>
    </message>
    <message>
        <source>A gap needs a generalist and a specialist of one family on one data set. For the first: %1.</source>
        <translation>A gap needs a generalist and a specialist of one family on one data set. For the first: %1.</translation>
    </message>
    <message>
        <source>Computing paired intervals…</source>
        <translation>Computing paired intervals…</translation>
    </message>
    <message>
        <source>No paired intervals: %1</source>
        <translation>No paired intervals: %1</translation>
    </message>
    <message>
        <source>%1, %2 on %3: %4 points %5</source>
        <translation>%1, %2 on %3: %4 points %5</translation>
    </message>
    <message>
        <source>Generalist: %1</source>
        <translation>Generalist: %1</translation>
    </message>
    <message>
        <source>Specialist: %1</source>
        <translation>Specialist: %1</translation>
    </message>
    <message>
        <source>n = %1</source>
        <translation>n = %1</translation>
    </message>
    <message>
        <source>95% interval: %1</source>
        <translation>95% interval: %1</translation>
    </message>
    <message>
        <source>Note on the source: %1</source>
        <translation>Note on the source: %1</translation>
    </message>
    <message>
        <source>Enter shows the samples behind it.</source>
        <translation>Enter shows the samples behind it.</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 on %2</translation>
    </message>
</context>
<context>
    <name>vlm::ui::RunBuilder</name>
    <message>
        <source>Launch</source>
        <translation>Launch</translation>
    </message>
    <message>
        <source>Models by data sets</source>
        <translation>Models by data sets</translation>
    </message>
    <message>
        <source>Name of the run</source>
        <translation>Name of the run</translation>
    </message>
    <message>
        <source>Named after the time of launch</source>
        <translation>Named after the time of launch</translation>
    </message>
    <message>
        <source>All test samples</source>
        <translation>All test samples</translation>
    </message>
    <message>
        <source>Quick look (%1 samples)</source>
        <translation>Quick look (%1 samples)</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>How much</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Modes</source>
        <translation>Modes</translation>
    </message>
    <message>
        <source>Evaluation options</source>
        <translation>Evaluation options</translation>
    </message>
    <message>
        <source>Linear probe options</source>
        <translation>Linear probe options</translation>
    </message>
    <message>
        <source>LoRA options</source>
        <translation>LoRA options</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>No project is open</translation>
    </message>
    <message>
        <source>A run needs a project with at least one model and one data set.</source>
        <translation>A run needs a project with at least one model and one data set.</translation>
    </message>
    <message>
        <source>Go to Home</source>
        <translation>Go to Home</translation>
    </message>
    <message>
        <source>Nothing to run yet</source>
        <translation>Nothing to run yet</translation>
    </message>
    <message>
        <source>Add a model first.</source>
        <translation>Add a model first.</translation>
    </message>
    <message>
        <source>Import a data set first.</source>
        <translation>Import a data set first.</translation>
    </message>
    <message>
        <source>Go to Models</source>
        <translation>Go to Models</translation>
    </message>
    <message>
        <source>Go to Data</source>
        <translation>Go to Data</translation>
    </message>
    <message>
        <source>Run of %1</source>
        <translation>Run of %1</translation>
    </message>
    <message>
        <source>Save the run&apos;s configuration</source>
        <translation>Save the run&apos;s configuration</translation>
    </message>
    <message>
        <source>Run configuration (*.json)</source>
        <translation>Run configuration (*.json)</translation>
    </message>
    <message>
        <source>Load a run&apos;s configuration</source>
        <translation>Load a run&apos;s configuration</translation>
    </message>
    <message>
        <source>The configuration could not be loaded</source>
        <translation>The configuration could not be loaded</translation>
    </message>
    <message>
        <source>The cost cannot be estimated</source>
        <translation>The cost cannot be estimated</translation>
    </message>
    <message>
        <source>Nothing is ticked</source>
        <translation>Nothing is ticked</translation>
    </message>
    <message>
        <source>None of the ticked cells can run</source>
        <translation>None of the ticked cells can run</translation>
    </message>
    <message>
        <source>Tick at least one model, one data set and one mode.</source>
        <translation>Tick at least one model, one data set and one mode.</translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s)</source>
        <translation>
            <numerusform>%n cell</numerusform>
            <numerusform>%n cells</numerusform>
        </translation>
    </message>
    <message>
        <source>all known already, nothing to compute</source>
        <translation>all known already, nothing to compute</translation>
    </message>
    <message>
        <source>about %1 (%2 – %3)</source>
        <translation>about %1 (%2 – %3)</translation>
    </message>
    <message>
        <source>peak %1</source>
        <translation>peak %1</translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) known already</source>
        <translation>
            <numerusform>%n cell known already</numerusform>
            <numerusform>%n cells known already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) cannot run; point at them for the reason</source>
        <translation>
            <numerusform>%n cell cannot run; point at them for the reason</numerusform>
            <numerusform>%n cells cannot run; point at them for the reason</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>launched as %n run(s), one for each full matrix</source>
        <translation>
            <numerusform>launched as %n run, one for each full matrix</numerusform>
            <numerusform>launched as %n runs, one for each full matrix</numerusform>
        </translation>
    </message>
    <message>
        <source>needs more than the %1 that are free beside your reserve</source>
        <translation>needs more than the %1 that are free beside your reserve</translation>
    </message>
</context>
<context>
    <name>vlm::ui::RunsPage</name>
    <message>
        <source>Runs</source>
        <translation>Runs</translation>
    </message>
    <message>
        <source>New run or queue</source>
        <translation>New run or queue</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>New run</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Queue</translation>
    </message>
    <message>
        <source>Load configuration…</source>
        <translation>Load configuration…</translation>
    </message>
    <message>
        <source>Save configuration…</source>
        <translation>Save configuration…</translation>
    </message>
    <message>
        <source>no project is open</source>
        <translation>no project is open</translation>
    </message>
</context>
<context>
    <name>vlm::ui::SampleModel</name>
    <message>
        <source>train</source>
        <translation>train</translation>
    </message>
    <message>
        <source>test</source>
        <translation>test</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>validation</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Sample</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Split</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Predicted</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Model&apos;s answer</source>
        <translation>Model&apos;s answer</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>failed</translation>
    </message>
</context>
<context>
    <name>vlm::ui::SampleViewer</name>
    <message>
        <source>Star (S)</source>
        <translation>Star (S)</translation>
    </message>
    <message>
        <source>Viewer</source>
        <translation>Viewer</translation>
    </message>
    <message>
        <source>Previous sample (K)</source>
        <translation>Previous sample (K)</translation>
    </message>
    <message>
        <source>Next sample (J)</source>
        <translation>Next sample (J)</translation>
    </message>
    <message>
        <source>Fit (F)</source>
        <translation>Fit (F)</translation>
    </message>
    <message>
        <source>One to one (Ctrl+1)</source>
        <translation>One to one (Ctrl+1)</translation>
    </message>
    <message>
        <source>Reset window and level (double-click)</source>
        <translation>Reset window and level (double-click)</translation>
    </message>
    <message>
        <source>Add a tag (T)</source>
        <translation>Add a tag (T)</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>Add a tag</translation>
    </message>
    <message>
        <source>Note (N)</source>
        <translation>Note (N)</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Choose a sample to see it in full.</source>
        <translation>Choose a sample to see it in full.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>on</source>
        <translation>on</translation>
    </message>
    <message>
        <source>off</source>
        <translation>off</translation>
    </message>
    <message>
        <source>group %1</source>
        <translation>group %1</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Model&apos;s answer</source>
        <translation>Model&apos;s answer</translation>
    </message>
    <message>
        <source>Could not be evaluated</source>
        <translation>Could not be evaluated</translation>
    </message>
    <message>
        <source>right</source>
        <translation>right</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>wrong</translation>
    </message>
    <message>
        <source>Remove this tag</source>
        <translation>Remove this tag</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ScienceTabs</name>
    <message>
        <source>Views of the results</source>
        <translation>Views of the results</translation>
    </message>
    <message>
        <source>Heatmap</source>
        <translation>Heatmap</translation>
    </message>
    <message>
        <source>RQ gaps</source>
        <translation>RQ gaps</translation>
    </message>
    <message>
        <source>Generalist minus specialist for the three research questions</source>
        <translation>Generalist minus specialist for the three research questions</translation>
    </message>
    <message>
        <source>Best vs specialist</source>
        <translation>Best vs specialist</translation>
    </message>
    <message>
        <source>How many generalists beat the best specialists</source>
        <translation>How many generalists beat the best specialists</translation>
    </message>
    <message>
        <source>Forest</source>
        <translation>Forest</translation>
    </message>
    <message>
        <source>Every model on one data set</source>
        <translation>Every model on one data set</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Curves</translation>
    </message>
    <message>
        <source>ROC, precision-recall, reliability, confusion</source>
        <translation>ROC, precision-recall, reliability, confusion</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>Tests</translation>
    </message>
    <message>
        <source>Paired tests between models, with corrected p</source>
        <translation>Paired tests between models, with corrected p</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ScienceView</name>
    <message>
        <source>View</source>
        <translation>View</translation>
    </message>
    <message>
        <source>The figure as a table</source>
        <translation>The figure as a table</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>The figure as a table (Alt+T)</source>
        <translation>The figure as a table (Alt+T)</translation>
    </message>
    <message>
        <source>Departures from the study&apos;s protocol</source>
        <translation>Departures from the study&apos;s protocol</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Saved %1</translation>
    </message>
    <message>
        <source>The export failed</source>
        <translation>The export failed</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>No project is open</translation>
    </message>
    <message>
        <source>Open a project to see its own science, or look at the published study.</source>
        <translation>Open a project to see its own science, or look at the published study.</translation>
    </message>
    <message>
        <source>Show the published study</source>
        <translation>Show the published study</translation>
    </message>
    <message>
        <source>Go to Home</source>
        <translation>Go to Home</translation>
    </message>
    <message>
        <source>Reading results…</source>
        <translation>Reading results…</translation>
    </message>
    <message>
        <source>The published study has no predictions</source>
        <translation>The published study has no predictions</translation>
    </message>
    <message>
        <source>Curves, calibration and paired tests need the scores of every sample; the paper gives only their averages. Choose “This project” above.</source>
        <translation>Curves, calibration and paired tests need the scores of every sample; the paper gives only their averages. Choose “This project” above.</translation>
    </message>
    <message>
        <source>No results of this metric yet</source>
        <translation>No results of this metric yet</translation>
    </message>
    <message>
        <source>Run generalists and specialists on the same data sets, off the shelf and tuned; then they are compared here.</source>
        <translation>Run generalists and specialists on the same data sets, off the shelf and tuned; then they are compared here.</translation>
    </message>
    <message>
        <source>Set up a run</source>
        <translation>Set up a run</translation>
    </message>
    <message>
        <source>Departs from the study&apos;s protocol: %1.</source>
        <translation>Departs from the study&apos;s protocol: %1.</translation>
    </message>
    <message>
        <source>There is no figure to export yet.</source>
        <translation>There is no figure to export yet.</translation>
    </message>
    <message>
        <source>This could not be computed</source>
        <translation>This could not be computed</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ScoreBars</name>
    <message>
        <source>Scores per class</source>
        <translation>Scores per class</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>predicted</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>reference</translation>
    </message>
</context>
<context>
    <name>vlm::ui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation>No setting has these words.</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>Search settings</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>Figures keep a white page in both, as they are exported</source>
        <translation>Figures keep a white page in both, as they are exported</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Size of the interface</source>
        <translation>Size of the interface</translation>
    </message>
    <message>
        <source>Text, icons and controls grow together</source>
        <translation>Text, icons and controls grow together</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>The window is built again in the new language; nothing is closed</source>
        <translation>The window is built again in the new language; nothing is closed</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>Computing</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>All %1</translation>
    </message>
    <message>
        <source>Processor threads</source>
        <translation>Processor threads</translation>
    </message>
    <message>
        <source>What new runs start with; each run can have its own</source>
        <translation>What new runs start with; each run can have its own</translation>
    </message>
    <message>
        <source> GB</source>
        <translation> GB</translation>
    </message>
    <message>
        <source>Memory to leave free</source>
        <translation>Memory to leave free</translation>
    </message>
    <message>
        <source>A model fits when its need and this reserve are below the memory that is free</source>
        <translation>A model fits when its need and this reserve are below the memory that is free</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Projects</translation>
    </message>
    <message>
        <source>Folder for new projects</source>
        <translation>Folder for new projects</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Choose the folder for new projects</source>
        <translation>Choose the folder for new projects</translation>
    </message>
    <message>
        <source>Where the program suggests to put them</source>
        <translation>Where the program suggests to put them</translation>
    </message>
</context>
<context>
    <name>vlm::ui::StatePane</name>
    <message>
        <source>Technical detail</source>
        <translation>Technical detail</translation>
    </message>
</context>
<context>
    <name>vlm::ui::StatusBar</name>
    <message>
        <source>This program evaluates models for research. It is not a medical device: nothing it shows may be used to diagnose, treat or triage a person, and no model listed here has been cleared for that. Numbers describe a data set, not a patient.</source>
        <translation>This program evaluates models for research. It is not a medical device: nothing it shows may be used to diagnose, treat or triage a person, and no model listed here has been cleared for that. Numbers describe a data set, not a patient.</translation>
    </message>
    <message>
        <source>Research use only, not for clinical use (?)</source>
        <translation>Research use only, not for clinical use (?)</translation>
    </message>
    <message>
        <source>What does this mean?</source>
        <translation>What does this mean?</translation>
    </message>
    <message>
        <source>Research use only, not for clinical use; press for an explanation</source>
        <translation>Research use only, not for clinical use; press for an explanation</translation>
    </message>
    <message>
        <source>Show the queue (Ctrl+J)</source>
        <translation>Show the queue (Ctrl+J)</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Queue</translation>
    </message>
    <message>
        <source>Memory of this program, and of the whole computer</source>
        <translation>Memory of this program, and of the whole computer</translation>
    </message>
    <message>
        <source>Switch between light and dark (Ctrl+Shift+L)</source>
        <translation>Switch between light and dark (Ctrl+Shift+L)</translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation>Switch between light and dark</translation>
    </message>
    <message>
        <source>Size of the interface (Ctrl+=, Ctrl+-)</source>
        <translation>Size of the interface (Ctrl+=, Ctrl+-)</translation>
    </message>
    <message>
        <source>Size of the interface</source>
        <translation>Size of the interface</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Show the log (Ctrl+Shift+J)</source>
        <translation>Show the log (Ctrl+Shift+J)</translation>
    </message>
    <message>
        <source>Nothing running</source>
        <translation>Nothing running</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message>
        <source>No errors</source>
        <translation>No errors</translation>
    </message>
    <message>
        <source>Memory %1 · %2 of %3 free</source>
        <translation>Memory %1 · %2 of %3 free</translation>
    </message>
</context>
<context>
    <name>vlm::ui::StudyBar</name>
    <message>
        <source>Metric</source>
        <translation>Metric</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>Scoring</translation>
    </message>
    <message>
        <source>This project</source>
        <translation>This project</translation>
    </message>
    <message>
        <source>Published: %1</source>
        <translation>Published: %1</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Study</translation>
    </message>
    <message>
        <source>strict</source>
        <translation>strict</translation>
    </message>
    <message>
        <source>as MedVLMBench</source>
        <translation>as MedVLMBench</translation>
    </message>
</context>
<context>
    <name>vlm::ui::TestsView</name>
    <message>
        <source>Data set</source>
        <translation>Data set</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Mode</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Nothing to test</source>
        <translation>Nothing to test</translation>
    </message>
    <message>
        <source>A paired test needs two models on %1.</source>
        <translation>A paired test needs two models on %1.</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Testing…</translation>
    </message>
</context>
<context>
    <name>vlm::ui::WhatIfPanel</name>
    <message>
        <source>Generalist</source>
        <translation>Generalist</translation>
    </message>
    <message>
        <source>Specialist</source>
        <translation>Specialist</translation>
    </message>
    <message>
        <source>Back to the study&apos;s protocol</source>
        <translation>Back to the study&apos;s protocol</translation>
    </message>
    <message>
        <source>What if…</source>
        <translation>What if…</translation>
    </message>
    <message>
        <source>Best of each side</source>
        <translation>Best of each side</translation>
    </message>
    <message>
        <source>Mean of each side</source>
        <translation>Mean of each side</translation>
    </message>
    <message>
        <source>One pair</source>
        <translation>One pair</translation>
    </message>
    <message>
        <source>Best specialist (strict)</source>
        <translation>Best specialist (strict)</translation>
    </message>
    <message>
        <source>Second best (relaxed)</source>
        <translation>Second best (relaxed)</translation>
    </message>
    <message>
        <source>is also the second</source>
        <translation>is also the second</translation>
    </message>
    <message>
        <source>means success</source>
        <translation>means success</translation>
    </message>
    <message>
        <source>Gaps from</source>
        <translation>Gaps from</translation>
    </message>
    <message>
        <source>Which models make a gap</source>
        <translation>Which models make a gap</translation>
    </message>
    <message>
        <source>Generalist of the pair</source>
        <translation>Generalist of the pair</translation>
    </message>
    <message>
        <source>Specialist of the pair</source>
        <translation>Specialist of the pair</translation>
    </message>
    <message>
        <source>Bar</source>
        <translation>Bar</translation>
    </message>
    <message>
        <source>Which specialist has to be beaten</source>
        <translation>Which specialist has to be beaten</translation>
    </message>
    <message>
        <source>A lone specialist</source>
        <translation>A lone specialist</translation>
    </message>
    <message>
        <source>What a lone specialist is to the relaxed bar</source>
        <translation>What a lone specialist is to the relaxed bar</translation>
    </message>
    <message>
        <source>In-domain table</source>
        <translation>In-domain table</translation>
    </message>
    <message>
        <source>Models: use, family, and the data sets that are in-domain</source>
        <translation>Models: use, family, and the data sets that are in-domain</translation>
    </message>
    <message>
        <source>Tick: used. Family: double-click to change. Data sets: tick where in-domain.</source>
        <translation>Tick: used. Family: double-click to change. Data sets: tick where in-domain.</translation>
    </message>
    <message>
        <source>The study&apos;s own: %1</source>
        <translation>The study&apos;s own: %1</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Family</translation>
    </message>
    <message>
        <source>%1 in-domain on %2</source>
        <translation>%1 in-domain on %2</translation>
    </message>
    <message>
        <source>Edited here</source>
        <translation>Edited here</translation>
    </message>
</context>
<context>
    <name>vlm::ui::Workbench</name>
    <message>
        <source>add model %1</source>
        <translation>add model %1</translation>
    </message>
    <message>
        <source>remove model %1</source>
        <translation>remove model %1</translation>
    </message>
    <message>
        <source>Copying the demonstration…</source>
        <translation>Copying the demonstration…</translation>
    </message>
    <message>
        <source>The demonstration could not be copied</source>
        <translation>The demonstration could not be copied</translation>
    </message>
    <message>
        <source>The project could not be written</source>
        <translation>The project could not be written</translation>
    </message>
    <message>
        <source>The model could not be added</source>
        <translation>The model could not be added</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>Reading %1…</translation>
    </message>
    <message>
        <source>The data set could not be added</source>
        <translation>The data set could not be added</translation>
    </message>
    <message>
        <source>The run could not be launched</source>
        <translation>The run could not be launched</translation>
    </message>
    <message>
        <source>Something could not be read</source>
        <translation>Something could not be read</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>queued</source>
        <translation>queued</translation>
    </message>
    <message>
        <source>loading</source>
        <translation>loading</translation>
    </message>
    <message>
        <source>running</source>
        <translation>running</translation>
    </message>
    <message>
        <source>pausing</source>
        <translation>pausing</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>paused</translation>
    </message>
    <message>
        <source>cancelling</source>
        <translation>cancelling</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>cancelled</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>failed</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>interrupted</translation>
    </message>
    <message>
        <source>done</source>
        <translation>done</translation>
    </message>
    <message>
        <source>Off the shelf</source>
        <translation>Off the shelf</translation>
    </message>
    <message>
        <source>Linear probe</source>
        <translation>Linear probe</translation>
    </message>
    <message>
        <source>LoRA</source>
        <translation>LoRA</translation>
    </message>
    <message>
        <source>encoding train</source>
        <translation>encoding train</translation>
    </message>
    <message>
        <source>encoding validation</source>
        <translation>encoding validation</translation>
    </message>
    <message>
        <source>encoding test</source>
        <translation>encoding test</translation>
    </message>
    <message>
        <source>encoding</source>
        <translation>encoding</translation>
    </message>
    <message>
        <source>fitting</source>
        <translation>fitting</translation>
    </message>
    <message>
        <source>training</source>
        <translation>training</translation>
    </message>
    <message>
        <source>evaluating</source>
        <translation>evaluating</translation>
    </message>
    <message>
        <source>bootstrap</source>
        <translation>bootstrap</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
</context>
</TS>
