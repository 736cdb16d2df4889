<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Metric</name>
    <message>
        <source>Accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct rows divided by all rows; the predicted class is the first with the largest score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adaptive calibration error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the calibration error, with bins of equal numbers of rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AUPRC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average precision: sum over distinct scores of (R_k - R_k-1) P_k, tied scores forming one step; with more than two classes the mean over classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AUROC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of (positive, negative) pairs in which the positive scores higher, ties counting one half; with more than two classes the plain mean over classes of one against the rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AUROC, one against one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean over pairs of classes of the two AUROCs between them (Hand and Till)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AUROC, weighted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean over classes of one against the rest, weighted by how often a class is true</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean recall over the classes that occur in the truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BLEU-1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sentence BLEU with orders 1 to 1, uniform weights, no smoothing, on open questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BLEU-2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sentence BLEU with orders 1 to 2, uniform weights, no smoothing, on open questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BLEU-3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sentence BLEU with orders 1 to 3, uniform weights, no smoothing, on open questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BLEU-4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sentence BLEU with orders 1 to 4, uniform weights, no smoothing, on open questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brier score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean squared distance between probabilities and the truth: (p - y) squared of the positive class; with more than two classes the sum over classes (0 to 2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy, multiple choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of multiple-choice questions whose reply names the true letter; replies that name none or several are wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy, yes/no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of yes/no questions whose reply says the true answer as whole words, negation considered; unparsable replies are wrong. By the medvlmbench convention: the answer occurs anywhere in the reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cohen&apos;s kappa</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(agreement - chance) / (1 - chance) with chance from the marginal frequencies; undefined where chance is 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calibration error (ECE)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean gap between predicted and observed frequency over equal-width bins (15 by default), weighted by their rows: of the positive class with two classes, of the confidence with more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exact match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of questions whose normalised reply equals the normalised answer. By the medvlmbench convention: distinct answer words found in the reply, divided by the words of the reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F1 of the positive class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2PR/(P+R) of the positive class at the threshold; 0 without a true positive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy over findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of known cells decided correctly at the threshold (1 - Hamming loss)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AUPRC, mean over findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain mean of the average precision of each finding that is both present and absent somewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AUROC, mean over findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain mean of the AUROC of each finding that is both present and absent somewhere; unknown labels are left out of their finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Macro F1 over findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean over all findings of 2PR/(P+R) at the threshold; 0 without a true positive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Micro F1 over findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2PR/(P+R) of all cells taken as one problem at the threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Macro F1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean over all classes of 2PR/(P+R); a class without true positives counts 0. By the medvlmbench convention only classes that occur in the truth or the predictions are averaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matthews correlation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correlation between the true and the predicted class; 0 where either never varies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maximum calibration error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest gap between predicted and observed frequency among non-empty equal-width bins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean average precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean over queries of the average precision of their ranking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Median rank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Median over queries of the rank of the first positive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>METEOR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exact, stem and synonym matches with a fragmentation penalty, on open questions. By the medvlmbench convention the whole string is one word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean reciprocal rank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean of 1 / rank of the first positive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nDCG@K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discounted gain of the first K (10 by default) divided by the ideal one, binary relevance, discount log2(position + 1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean of -log of the probability given to the true class, clipped to [1e-15, 1 - 1e-15]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Negative predictive value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probability that a predicted negative is one, by Bayes from sensitivity and specificity at the stated prevalence (that of the sample by default)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy, open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of open questions answered: strictly, the normalised strings are equal; by the medvlmbench convention, token recall is at least 0.75</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Positive predictive value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probability that a predicted positive is one, by Bayes from sensitivity and specificity at the stated prevalence (that of the sample by default)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recall@1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of queries with a positive among the first 1; ties keep the gallery order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recall@10</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of queries with a positive among the first 10; ties keep the gallery order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recall@5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of queries with a positive among the first 5; ties keep the gallery order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ROUGE-1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F-measure of shared words, on open questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ROUGE-2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F-measure of shared word pairs, on open questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ROUGE-L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F-measure of the longest common subsequence of words, on open questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of true positives that are found at the threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of true negatives that are left alone at the threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token F1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Harmonic mean of token precision and token recall, averaged over questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shared words divided by words of the reply, counts clipped (medvlmbench: not clipped)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token recall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shared words divided by words of the answer, counts clipped (medvlmbench: not clipped)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weighted F1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean of 2PR/(P+R) over classes, weighted by how often a class is true</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>figures</name>
    <message>
        <source>Research use only, not for clinical use.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>options</name>
    <message>
        <source>Images encoded at a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor threads; 0 uses all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arithmetic of the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How answers are scored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bootstrap replicates behind each interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed of every random choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test samples at most; 0 takes all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smallest L2 penalty tried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest L2 penalty tried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points of the penalty path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L-BFGS iterations at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest gradient entry at the optimum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight classes by inverse frequency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale features to unit variance first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank of the low-rank update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale numerator of the update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropout before the first factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peak learning rate of AdamW</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passes over the training split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training samples a step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decoupled weight decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the steps that warm up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs without improvement before stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale by alpha over root rank (rsLoRA)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers that get an adapter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Towers that get adapters</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pages</name>
    <message>
        <source>Home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where was I? Start with the demonstration or a project of your own, resume what was interrupted, and go back to recent projects.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What am I testing on? Data sets with their counts and licences, every sample as a picture or a row, filters with counts, and a viewer with zoom and window/level.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What can I test? Checkpoints of this project, published ones and where their files go, and whether each fits the memory of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Launch and watch. Tick models, data sets and modes, see what it will cost, launch, and follow the queue with the metric and its interval as they form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who wins, and how sure is that? The heatmap of models by data sets; every cell opens its interval, its provenance and the samples behind it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why is one model better than another? Not in this version yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell others what was found. Not in this version yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preferences of this user on this computer; each takes effect at once.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vlm::Application</name>
    <message>
        <source>MedVLM Workbench</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluates medical vision-language models. Research use only, not for clinical use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project folder to open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the demonstration; copy it to DIR if it is not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>light or dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the interface, 80 to 200</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>en or zh_CN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a picture of every page to DIR and quit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vlm::ui::AboutDialog</name>
    <message>
        <source>About and licences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MedVLM Workbench %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluates medical vision-language models on this computer. Free software under the GNU General Public License, version 3 or later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made with</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vlm::ui::Banner</name>
    <message>
        <source>Detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vlm::ui::CommandPalette</name>
    <message>
        <source>Type a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vlm::ui::ComparePage</name>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why is one model better than another, and on which samples?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two models side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One image, both answers, and the slices both right, only A, only B, both wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paired tests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The difference with its paired bootstrap interval, McNemar and DeLong on the same samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before and after adaptation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a linear probe or LoRA repaired, and what it broke</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to Results</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vlm::ui::Histogram</name>
    <message>
        <source>Bootstrap distribution</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n replicates, 95% interval %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vlm::ui::HomePage</name>
    <message>
        <source>Home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which model can be trusted with which images?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run medical vision-language models on your data sets, on this computer, and see every number with its interval and the samples behind it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the demonstration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Four small models, three real data sets, ready to run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start with your own data sets and models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder that ends in .vlmproj</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n data set(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 of %3 samples are done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vlm::ui::KeyOverlay</name>
    <message>
        <source>Keys and help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List of keys</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vlm::ui::LogDock</name>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Info and worse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least level shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the newest line in view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy all lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty this list; the file keeps everything</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vlm::ui::LogModel</name>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Info</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Debug</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vlm::ui::MainWindow</name>
    <message>
        <source>Run %1 failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a project folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the new project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projects (*.vlmproj)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project could not be created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demonstration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demonstration %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to put the demonstration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For research only, not for clinical use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I understand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MedVLM Workbench</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (read-only)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paused</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n queued</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Diagnostics are on the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No project was opened yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the &amp;demonstration…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import a data set…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of the data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a &amp;model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of the checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing to undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing to redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find on this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back to the page before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch between &amp;light and dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Larger interface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Smaller interface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Normal size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L&amp;og</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New run matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause or resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel the running run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help and keys of this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;All commands…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy diagnostics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;bout and licences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no project is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is the first page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing to search on this page</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vlm::ui::Outlook</name>
    <message>
        <source>This page is not in this version yet. It will hold:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vlm::ui::ProjectTile</name>
    <message>
        <source>Open project %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove %1 from this list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from this list; the files stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n data set(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) interrupted</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Last run %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vlm::ui::Rail</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vlm::ui::ReportPage</name>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How do I tell others what was found, so that they can check it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures and tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen from Results, in an order of your own, with captions that state n, interval and seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview and export as PDF or HTML, with the research-use notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bundle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything needed to verify the numbers: configuration, predictions, hashes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export single figures from Results</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vlm::ui::SampleModel</name>
    <message>
        <source>train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model&apos;s answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vlm::ui::ScoreBars</name>
    <message>
        <source>Scores per class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>predicted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reference</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vlm::ui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures keep a white page in both, as they are exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the interface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text, icons and controls grow together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window is built again in the new language; nothing is closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What new runs start with; each run can have its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory to leave free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model fits when its need and this reserve are below the memory that is free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for new projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder for new projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the program suggests to put them</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vlm::ui::StatePane</name>
    <message>
        <source>Technical detail</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vlm::ui::StatusBar</name>
    <message>
        <source>This program evaluates models for research. It is not a medical device: nothing it shows may be used to diagnose, treat or triage a person, and no model listed here has been cleared for that. Numbers describe a data set, not a patient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Research use only, not for clinical use (?)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What does this mean?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Research use only, not for clinical use; press for an explanation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the queue (Ctrl+J)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory of this program, and of the whole computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch between light and dark (Ctrl+Shift+L)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the interface (Ctrl+=, Ctrl+-)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the interface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the log (Ctrl+Shift+J)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing running</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory %1 · %2 of %3 free</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>vlm::ui::Workbench</name>
    <message>
        <source>add model %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove model %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copying the demonstration…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The demonstration could not be copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project could not be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model could not be added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data set could not be added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run could not be launched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something could not be read</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>queued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pausing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off the shelf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linear probe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoRA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>encoding train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>encoding validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>encoding test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>encoding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fitting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>evaluating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bootstrap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
