<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Ask</name>
    <message>
        <source>this model compares labels: type at least two, separated by commas</source>
        <translation>this model compares labels: type at least two, separated by commas</translation>
    </message>
</context>
<context>
    <name>Convention</name>
    <message>
        <source>The same with two classes. With more, strict takes the mean of one class against the rest; the benchmark has no value.</source>
        <translation>The same with two classes. With more, strict takes the mean of one class against the rest; the benchmark has no value.</translation>
    </message>
    <message>
        <source>Strict counts a class that never occurs and is never chosen as 0; the benchmark leaves it out of the mean.</source>
        <translation>Strict counts a class that never occurs and is never chosen as 0; the benchmark leaves it out of the mean.</translation>
    </message>
    <message>
        <source>Strict reads yes or no as whole words and heeds negation; the benchmark looks for the answer anywhere in the reply, so that “no” is found in “abnormal”.</source>
        <translation>Strict reads yes or no as whole words and heeds negation; the benchmark looks for the answer anywhere in the reply, so that “no” is found in “abnormal”.</translation>
    </message>
    <message>
        <source>Strict wants one unambiguous letter, or the text of one option; the benchmark takes the first letter after words such as “answer” without a word boundary, and the article “a” as option A.</source>
        <translation>Strict wants one unambiguous letter, or the text of one option; the benchmark takes the first letter after words such as “answer” without a word boundary, and the article “a” as option A.</translation>
    </message>
    <message>
        <source>Strict wants equal normalised strings; the benchmark accepts a token recall of 0.75 or more.</source>
        <translation>Strict wants equal normalised strings; the benchmark accepts a token recall of 0.75 or more.</translation>
    </message>
    <message>
        <source>Strict is equality of the normalised strings; the benchmark divides the distinct answer words found in the reply by the words of the reply, which is not a match.</source>
        <translation>Strict is equality of the normalised strings; the benchmark divides the distinct answer words found in the reply by the words of the reply, which is not a match.</translation>
    </message>
    <message>
        <source>Strict clips each token at its count in the answer; the benchmark does not, so that a repeated right word counts each time.</source>
        <translation>Strict clips each token at its count in the answer; the benchmark does not, so that a repeated right word counts each time.</translation>
    </message>
    <message>
        <source>Strict matches word by word; the benchmark hands the whole string over as one word, so that the score is 0.5 or 0.</source>
        <translation>Strict matches word by word; the benchmark hands the whole string over as one word, so that the score is 0.5 or 0.</translation>
    </message>
    <message>
        <source>The formula is the same, on differently normalised text: strict by norm/v1, the benchmark by its own routine, which keeps some punctuation and removes at most 32 full stops. Failed answers count as wrong in strict and are left out by the benchmark.</source>
        <translation>The formula is the same, on differently normalised text: strict by norm/v1, the benchmark by its own routine, which keeps some punctuation and removes at most 32 full stops. Failed answers count as wrong in strict and are left out by the benchmark.</translation>
    </message>
    <message>
        <source>The value is the same. Intervals differ: strict resamples patients or images with a counter-based generator, the benchmark single rows with NumPy&apos;s, seed 42.</source>
        <translation>The value is the same. Intervals differ: strict resamples patients or images with a counter-based generator, the benchmark single rows with NumPy&apos;s, seed 42.</translation>
    </message>
</context>
<context>
    <name>Departure</name>
    <message>
        <source>{} counts as in-domain on {}</source>
        <translation>{} counts as in-domain on {}</translation>
    </message>
    <message>
        <source>{} counts as out-of-domain on {}</source>
        <translation>{} counts as out-of-domain on {}</translation>
    </message>
    <message>
        <source>each side is the mean of its models, not the best</source>
        <translation>each side is the mean of its models, not the best</translation>
    </message>
    <message>
        <source>one pair is compared: {} and {}</source>
        <translation>one pair is compared: {} and {}</translation>
    </message>
    <message>
        <source>the bar is the second-best specialist</source>
        <translation>the bar is the second-best specialist</translation>
    </message>
    <message>
        <source>a data set with one specialist counts as a success by the relaxed bar</source>
        <translation>a data set with one specialist counts as a success by the relaxed bar</translation>
    </message>
    <message>
        <source>paired intervals choose the best of each side anew in every replicate</source>
        <translation>paired intervals choose the best of each side anew in every replicate</translation>
    </message>
    <message>
        <source>tuned means {}, not {}</source>
        <translation>tuned means {}, not {}</translation>
    </message>
    <message>
        <source>only {} of {} data sets</source>
        <translation>only {} of {} data sets</translation>
    </message>
    <message>
        <source>{} belongs to family {}, not {}</source>
        <translation>{} belongs to family {}, not {}</translation>
    </message>
    <message>
        <source>{} is left out</source>
        <translation>{} is left out</translation>
    </message>
</context>
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
    <message>
        <source>with a note</source>
        <translation>with a note</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>ROC, an example</source>
        <translation>ROC, an example</translation>
    </message>
    <message>
        <source>1 − specificity</source>
        <translation>1 − specificity</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensitivity</translation>
    </message>
    <message>
        <source>Reliability, an example of a model that is too sure</source>
        <translation>Reliability, an example of a model that is too sure</translation>
    </message>
    <message>
        <source>made-up numbers</source>
        <translation>made-up numbers</translation>
    </message>
    <message>
        <source>Confusion, an example</source>
        <translation>Confusion, an example</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Reference</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Predicted</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>normal</translation>
    </message>
    <message>
        <source>benign</source>
        <translation>benign</translation>
    </message>
    <message>
        <source>malignant</source>
        <translation>malignant</translation>
    </message>
    <message>
        <source>Diagnosis: one class a sample</source>
        <translation>Diagnosis: one class a sample</translation>
    </message>
    <message>
        <source>Findings: several a sample</source>
        <translation>Findings: several a sample</translation>
    </message>
    <message>
        <source>Questions and answers</source>
        <translation>Questions and answers</translation>
    </message>
    <message>
        <source>Retrieval</source>
        <translation>Retrieval</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>Metrics</translation>
    </message>
    <message>
        <source>Every metric of the program with its formula. A value is stored with n, its interval and how that was made. What does not exist, such as the AUROC of one class, is undefined with a reason, never 0 or one half.</source>
        <translation>Every metric of the program with its formula. A value is stored with n, its interval and how that was made. What does not exist, such as the AUROC of one class, is undefined with a reason, never 0 or one half.</translation>
    </message>
    <message>
        <source>Two conventions</source>
        <translation>Two conventions</translation>
    </message>
    <message>
        <source>**strict** is the default: definitions as the literature has them, versioned. **As MedVLMBench** is the reference benchmark&apos;s exact behaviour, quirks included, so that published numbers can be reproduced. Every figure names the one it was made with; the tab *Conventions* shows a run by both.</source>
        <translation>**strict** is the default: definitions as the literature has them, versioned. **As MedVLMBench** is the reference benchmark&apos;s exact behaviour, quirks included, so that published numbers can be reproduced. Every figure names the one it was made with; the tab *Conventions* shows a run by both.</translation>
    </message>
    <message>
        <source>*Between the conventions:*</source>
        <translation>*Between the conventions:*</translation>
    </message>
    <message>
        <source>Higher is better.</source>
        <translation>Higher is better.</translation>
    </message>
    <message>
        <source>Lower is better.</source>
        <translation>Lower is better.</translation>
    </message>
    <message>
        <source>*Source:*</source>
        <translation>*Source:*</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Study</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Numbers</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>version %1</translation>
    </message>
    <message>
        <source>Specialist</source>
        <translation>Specialist</translation>
    </message>
    <message>
        <source>In-domain on</source>
        <translation>In-domain on</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Keyboard</translation>
    </message>
    <message>
        <source>Everything can be done without a mouse. Tab and Shift+Tab move between controls, the arrow keys inside lists and figures, Enter opens, Esc goes back. `?` lists the keys that work on the page in front.</source>
        <translation>Everything can be done without a mouse. Tab and Shift+Tab move between controls, the arrow keys inside lists and figures, Enter opens, Esc goes back. `?` lists the keys that work on the page in front.</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>What it does</translation>
    </message>
    <message>
        <source>This page is not translated yet and is shown in English.</source>
        <translation>This page is not translated yet and is shown in English.</translation>
    </message>
</context>
<context>
    <name>How</name>
    <message>
        <source>Metric</source>
        <translation>Metric</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>Formula</translation>
    </message>
    <message>
        <source>as the paper defines it; see the help on the published study</source>
        <translation>as the paper defines it; see the help on the published study</translation>
    </message>
    <message>
        <source>Defined in</source>
        <translation>Defined in</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>Scoring</translation>
    </message>
    <message>
        <source>Conventions</source>
        <translation>Conventions</translation>
    </message>
    <message>
        <source>%1 rows in %2 independent units</source>
        <translation>%1 rows in %2 independent units</translation>
    </message>
    <message>
        <source>95% interval</source>
        <translation>95% interval</translation>
    </message>
    <message>
        <source>At this n</source>
        <translation>At this n</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>How is this computed?</source>
        <translation>How is this computed?</translation>
    </message>
    <message>
        <source>More in the help</source>
        <translation>More in the help</translation>
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
    <name>Note</name>
    <message>
        <source>no interval: none was published for these values and the predictions are not at hand</source>
        <translation>no interval: none was published for these values and the predictions are not at hand</translation>
    </message>
    <message>
        <source>approximation from the published intervals, both sides taken as independent although they share the cases</source>
        <translation>approximation from the published intervals, both sides taken as independent although they share the cases</translation>
    </message>
    <message>
        <source>no generalist of the family has a value</source>
        <translation>no generalist of the family has a value</translation>
    </message>
    <message>
        <source>the family has no out-of-domain specialist with a value</source>
        <translation>the family has no out-of-domain specialist with a value</translation>
    </message>
    <message>
        <source>the family has no in-domain specialist with a value</source>
        <translation>the family has no in-domain specialist with a value</translation>
    </message>
    <message>
        <source>the best of each side is chosen anew in every replicate</source>
        <translation>the best of each side is chosen anew in every replicate</translation>
    </message>
    <message>
        <source>no gap of this question is defined</source>
        <translation>no gap of this question is defined</translation>
    </message>
    <message>
        <source>few data sets: the interval says how far the mean rests on their choice</source>
        <translation>few data sets: the interval says how far the mean rests on their choice</translation>
    </message>
    <message>
        <source>only the data sets are resampled; the gaps&apos; own errors are not known</source>
        <translation>only the data sets are resampled; the gaps&apos; own errors are not known</translation>
    </message>
    <message>
        <source>one data set: nothing can be said about others</source>
        <translation>one data set: nothing can be said about others</translation>
    </message>
    <message>
        <source>normal interval from DeLong&apos;s covariance</source>
        <translation>normal interval from DeLong&apos;s covariance</translation>
    </message>
    <message>
        <source>BCa is not defined (every replicate lies on one side of the value); percentile interval</source>
        <translation>BCa is not defined (every replicate lies on one side of the value); percentile interval</translation>
    </message>
    <message>
        <source>BCa is not defined (the statistic is too skewed on these cases); percentile interval</source>
        <translation>BCa is not defined (the statistic is too skewed on these cases); percentile interval</translation>
    </message>
    <message>
        <source>undefined on this sample</source>
        <translation>undefined on this sample</translation>
    </message>
    <message>
        <source>no resample on which the statistic is defined</source>
        <translation>no resample on which the statistic is defined</translation>
    </message>
    <message>
        <source>the variance is zero; exact binomial bound from the smaller class</source>
        <translation>the variance is zero; exact binomial bound from the smaller class</translation>
    </message>
    <message>
        <source>the variance of the difference is zero</source>
        <translation>the variance of the difference is zero</translation>
    </message>
    <message>
        <source>the difference is undefined on this sample</source>
        <translation>the difference is undefined on this sample</translation>
    </message>
    <message>
        <source>all swaps enumerated</source>
        <translation>all swaps enumerated</translation>
    </message>
    <message>
        <source>all differences are equal</source>
        <translation>all differences are equal</translation>
    </message>
    <message>
        <source>there are no rows</source>
        <translation>there are no rows</translation>
    </message>
</context>
<context>
    <name>Overlay</name>
    <message>
        <source>Nothing comparable was published in this metric; AUROC and yes/no accuracy were.</source>
        <translation>Nothing comparable was published in this metric; AUROC and yes/no accuracy were.</translation>
    </message>
    <message>
        <source>Yes/no accuracy was published by the benchmark&apos;s own scoring; choose “as MedVLMBench” to compare.</source>
        <translation>Yes/no accuracy was published by the benchmark&apos;s own scoring; choose “as MedVLMBench” to compare.</translation>
    </message>
    <message>
        <source>nothing was published for this cell</source>
        <translation>nothing was published for this cell</translation>
    </message>
    <message>
        <source>there is no own value</source>
        <translation>there is no own value</translation>
    </message>
</context>
<context>
    <name>OverviewView</name>
    <message>
        <source>(empty)</source>
        <translation>(empty)</translation>
    </message>
</context>
<context>
    <name>Setting</name>
    <message>
        <source>Prompts and class texts</source>
        <translation>Prompts and class texts</translation>
    </message>
    <message>
        <source>Frames and slices of a file</source>
        <translation>Frames and slices of a file</translation>
    </message>
    <message>
        <source>What cannot be used</source>
        <translation>What cannot be used</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Finding</translation>
    </message>
    <message>
        <source>Uncertain labels count as</source>
        <translation>Uncertain labels count as</translation>
    </message>
    <message>
        <source>Seed of the split</source>
        <translation>Seed of the split</translation>
    </message>
    <message>
        <source>Classes from</source>
        <translation>Classes from</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Text of the report</source>
        <translation>Text of the report</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>Projection</translation>
    </message>
    <message>
        <source>Fold that is the test split</source>
        <translation>Fold that is the test split</translation>
    </message>
    <message>
        <source>Language of the questions</source>
        <translation>Language of the questions</translation>
    </message>
    <message>
        <source>Folder of the images</source>
        <translation>Folder of the images</translation>
    </message>
    <message>
        <source>Which of its files</source>
        <translation>Which of its files</translation>
    </message>
    <message>
        <source>Questions asked twice</source>
        <translation>Questions asked twice</translation>
    </message>
    <message>
        <source>Share of the test split</source>
        <translation>Share of the test split</translation>
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
    <message>
        <source>takes every row as independent although several share a patient or image</source>
        <translation>takes every row as independent although several share a patient or image</translation>
    </message>
    <message>
        <source>paired percentile bootstrap</source>
        <translation>paired percentile bootstrap</translation>
    </message>
    <message>
        <source>paired BCa bootstrap</source>
        <translation>paired BCa bootstrap</translation>
    </message>
    <message>
        <source>DeLong, normal</source>
        <translation>DeLong, normal</translation>
    </message>
</context>
<context>
    <name>ask</name>
    <message>
        <source>%1, tuned on %2</source>
        <translation>%1, tuned on %2</translation>
    </message>
</context>
<context>
    <name>audit</name>
    <message>
        <source>Identical images</source>
        <translation>Identical images</translation>
    </message>
    <message>
        <source>Images in more than one split</source>
        <translation>Images in more than one split</translation>
    </message>
    <message>
        <source>Nearly the same image in more than one split</source>
        <translation>Nearly the same image in more than one split</translation>
    </message>
    <message>
        <source>Nearly the same images</source>
        <translation>Nearly the same images</translation>
    </message>
    <message>
        <source>Images that cannot be read</source>
        <translation>Images that cannot be read</translation>
    </message>
    <message>
        <source>Images of one grey level</source>
        <translation>Images of one grey level</translation>
    </message>
    <message>
        <source>Images of unusual size</source>
        <translation>Images of unusual size</translation>
    </message>
    <message>
        <source>Patients or studies in more than one split</source>
        <translation>Patients or studies in more than one split</translation>
    </message>
    <message>
        <source>The same image with different labels</source>
        <translation>The same image with different labels</translation>
    </message>
    <message>
        <source>The same question on the same image with different answers</source>
        <translation>The same question on the same image with different answers</translation>
    </message>
    <message>
        <source>The same question on the same image in more than one split</source>
        <translation>The same question on the same image in more than one split</translation>
    </message>
    <message>
        <source>The same question and answer in more than one split</source>
        <translation>The same question and answer in more than one split</translation>
    </message>
    <message>
        <source>Classes of each split</source>
        <translation>Classes of each split</translation>
    </message>
    <message>
        <source>Answer types of each split</source>
        <translation>Answer types of each split</translation>
    </message>
    <message>
        <source>What the import found</source>
        <translation>What the import found</translation>
    </message>
</context>
<context>
    <name>cards</name>
    <message>
        <source>config</source>
        <translation>config</translation>
    </message>
    <message>
        <source>preprocessing</source>
        <translation>preprocessing</translation>
    </message>
    <message>
        <source>generation</source>
        <translation>generation</translation>
    </message>
    <message>
        <source>chat template</source>
        <translation>chat template</translation>
    </message>
    <message>
        <source>tokenizer</source>
        <translation>tokenizer</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>weights</translation>
    </message>
    <message>
        <source>vision tower</source>
        <translation>vision tower</translation>
    </message>
    <message>
        <source>vision config</source>
        <translation>vision config</translation>
    </message>
    <message>
        <source>image tower</source>
        <translation>image tower</translation>
    </message>
    <message>
        <source>text tower</source>
        <translation>text tower</translation>
    </message>
    <message>
        <source>projection</source>
        <translation>projection</translation>
    </message>
    <message>
        <source>projector</source>
        <translation>projector</translation>
    </message>
    <message>
        <source>language model</source>
        <translation>language model</translation>
    </message>
    <message>
        <source>language config</source>
        <translation>language config</translation>
    </message>
    <message>
        <source>layout</source>
        <translation>layout</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>parameters</translation>
    </message>
    <message>
        <source>values</source>
        <translation>values</translation>
    </message>
    <message>
        <source>download</source>
        <translation>download</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>folder</translation>
    </message>
</context>
<context>
    <name>compare</name>
    <message>
        <source>%1, training</source>
        <translation>%1, training</translation>
    </message>
    <message>
        <source>%1, validation</source>
        <translation>%1, validation</translation>
    </message>
    <message>
        <source>Losses while training</source>
        <translation>Losses while training</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>epoch</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>loss</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Mode</translation>
    </message>
    <message>
        <source>minus %1</source>
        <translation>minus %1</translation>
    </message>
    <message>
        <source>%1 with 95% intervals. Differences are of the row minus the column, on the same samples, with paired intervals; p values by %2, corrected by Holm over the pairs shown.</source>
        <translation>%1 with 95% intervals. Differences are of the row minus the column, on the same samples, with paired intervals; p values by %2, corrected by Holm over the pairs shown.</translation>
    </message>
</context>
<context>
    <name>cost</name>
    <message>
        <source>Trained parameters</source>
        <translation>Trained parameters</translation>
    </message>
    <message>
        <source>%1 (%2 % of the model&apos;s %3)</source>
        <translation>%1 (%2 % of the model&apos;s %3)</translation>
    </message>
    <message>
        <source>Operations to adapt</source>
        <translation>Operations to adapt</translation>
    </message>
    <message>
        <source>Time to adapt</source>
        <translation>Time to adapt</translation>
    </message>
    <message>
        <source>Peak memory while adapting</source>
        <translation>Peak memory while adapting</translation>
    </message>
    <message>
        <source>Peak memory of the program</source>
        <translation>Peak memory of the program</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>default</source>
        <translation>default</translation>
    </message>
    <message>
        <source>as published</source>
        <translation>as published</translation>
    </message>
    <message>
        <source>the user&apos;s own</source>
        <translation>the user&apos;s own</translation>
    </message>
    <message>
        <source>Epoch that is kept</source>
        <translation>Epoch that is kept</translation>
    </message>
    <message>
        <source>the start: training did not improve on validation</source>
        <translation>the start: training did not improve on validation</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>Share of the new weights</source>
        <translation>Share of the new weights</translation>
    </message>
    <message>
        <source>Not in this cost</source>
        <translation>Not in this cost</translation>
    </message>
    <message>
        <source>%1 epochs that were trained before</source>
        <translation>%1 epochs that were trained before</translation>
    </message>
</context>
<context>
    <name>export</name>
    <message>
        <source>What each result cost</source>
        <translation>What each result cost</translation>
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
        <source>Trained parameters</source>
        <translation>Trained parameters</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameters</translation>
    </message>
    <message>
        <source>Trained (%)</source>
        <translation>Trained (%)</translation>
    </message>
    <message>
        <source>GFLOPs to adapt</source>
        <translation>GFLOPs to adapt</translation>
    </message>
    <message>
        <source>GFLOPs an image</source>
        <translation>GFLOPs an image</translation>
    </message>
    <message>
        <source>Adapting (s)</source>
        <translation>Adapting (s)</translation>
    </message>
    <message>
        <source>In all (s)</source>
        <translation>In all (s)</translation>
    </message>
    <message>
        <source>Samples/s</source>
        <translation>Samples/s</translation>
    </message>
    <message>
        <source>Peak memory (MB)</source>
        <translation>Peak memory (MB)</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Two operations are one multiply-add. Features that were known already cost nothing.</source>
        <translation>Two operations are one multiply-add. Features that were known already cost nothing.</translation>
    </message>
    <message>
        <source>a: highest of the program so far, which other results may have needed.</source>
        <translation>a: highest of the program so far, which other results may have needed.</translation>
    </message>
    <message>
        <source>b: measured when the result was first computed.</source>
        <translation>b: measured when the result was first computed.</translation>
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
    <name>filter</name>
    <message>
        <source>data set, by id or title</source>
        <translation>data set, by id or title</translation>
    </message>
    <message>
        <source>modality of the data set</source>
        <translation>modality of the data set</translation>
    </message>
    <message>
        <source>diagnosis, vqa or caption</source>
        <translation>diagnosis, vqa or caption</translation>
    </message>
    <message>
        <source>train, validation or test</source>
        <translation>train, validation or test</translation>
    </message>
    <message>
        <source>class, by its text or number</source>
        <translation>class, by its text or number</translation>
    </message>
    <message>
        <source>kind of question: open, closed, choice</source>
        <translation>kind of question: open, closed, choice</translation>
    </message>
    <message>
        <source>a tag; tag:* is any</source>
        <translation>a tag; tag:* is any</translation>
    </message>
    <message>
        <source>yes or no; the word alone means yes</source>
        <translation>yes or no; the word alone means yes</translation>
    </message>
    <message>
        <source>words of the note; note:* is any</source>
        <translation>words of the note; note:* is any</translation>
    </message>
    <message>
        <source>name of the sample</source>
        <translation>name of the sample</translation>
    </message>
    <message>
        <source>file of the image</source>
        <translation>file of the image</translation>
    </message>
    <message>
        <source>patient or study that samples share</source>
        <translation>patient or study that samples share</translation>
    </message>
    <message>
        <source>words of the question</source>
        <translation>words of the question</translation>
    </message>
    <message>
        <source>words of the reference answer</source>
        <translation>words of the reference answer</translation>
    </message>
    <message>
        <source>yes: models gave different answers</source>
        <translation>yes: models gave different answers</translation>
    </message>
    <message>
        <source>whose answer: the model</source>
        <translation>whose answer: the model</translation>
    </message>
    <message>
        <source>whose answer: ots, lp, lora, …</source>
        <translation>whose answer: ots, lp, lora, …</translation>
    </message>
    <message>
        <source>whose answer: number or name of the run</source>
        <translation>whose answer: number or name of the run</translation>
    </message>
    <message>
        <source>whether the answer is right: yes or no</source>
        <translation>whether the answer is right: yes or no</translation>
    </message>
    <message>
        <source>class that the model chose</source>
        <translation>class that the model chose</translation>
    </message>
    <message>
        <source>probability of the chosen class, 0 to 1</source>
        <translation>probability of the chosen class, 0 to 1</translation>
    </message>
    <message>
        <source>ok, failed or refused</source>
        <translation>ok, failed or refused</translation>
    </message>
    <message>
        <source>text that the model wrote</source>
        <translation>text that the model wrote</translation>
    </message>
    <message>
        <source>milliseconds the answer took</source>
        <translation>milliseconds the answer took</translation>
    </message>
    <message>
        <source>words anywhere</source>
        <translation>words anywhere</translation>
    </message>
</context>
<context>
    <name>history</name>
    <message>
        <source>Run %1: %2</source>
        <translation>Run %1: %2</translation>
    </message>
    <message>
        <source>Export of %1</source>
        <translation>Export of %1</translation>
    </message>
    <message>
        <source>The export was not recorded</source>
        <translation>The export was not recorded</translation>
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
    <message>
        <source>Steps whose gradients are added up</source>
        <translation>Steps whose gradients are added up</translation>
    </message>
    <message>
        <source>Learning rate after the warm-up</source>
        <translation>Learning rate after the warm-up</translation>
    </message>
    <message>
        <source>Gradients are clipped to this norm; 0 leaves them</source>
        <translation>Gradients are clipped to this norm; 0 leaves them</translation>
    </message>
    <message>
        <source>Epochs without improvement before stopping; 0 never stops</source>
        <translation>Epochs without improvement before stopping; 0 never stops</translation>
    </message>
    <message>
        <source>Epoch that is kept: best on validation, or last</source>
        <translation>Epoch that is kept: best on validation, or last</translation>
    </message>
    <message>
        <source>Share of each label spread over all classes</source>
        <translation>Share of each label spread over all classes</translation>
    </message>
    <message>
        <source>Random mirroring of training images</source>
        <translation>Random mirroring of training images</translation>
    </message>
    <message>
        <source>Random rotation, degrees at most</source>
        <translation>Random rotation, degrees at most</translation>
    </message>
    <message>
        <source>Random crop, share of the side at most</source>
        <translation>Random crop, share of the side at most</translation>
    </message>
    <message>
        <source>Random brightness, change at most</source>
        <translation>Random brightness, change at most</translation>
    </message>
    <message>
        <source>Random contrast, change at most</source>
        <translation>Random contrast, change at most</translation>
    </message>
    <message>
        <source>Train the magnitude of each weight row beside its direction (DoRA)</source>
        <translation>Train the magnitude of each weight row beside its direction (DoRA)</translation>
    </message>
    <message>
        <source>Biases that are trained</source>
        <translation>Biases that are trained</translation>
    </message>
    <message>
        <source>Classifier at the start; an adapted text tower always classifies by prompts</source>
        <translation>Classifier at the start; an adapted text tower always classifies by prompts</translation>
    </message>
    <message>
        <source>Features are narrowed by this factor</source>
        <translation>Features are narrowed by this factor</translation>
    </message>
    <message>
        <source>Share of the adapted features in the sum</source>
        <translation>Share of the adapted features in the sum</translation>
    </message>
    <message>
        <source>Cached samples a class; 0 takes all</source>
        <translation>Cached samples a class; 0 takes all</translation>
    </message>
    <message>
        <source>Largest cache weight tried</source>
        <translation>Largest cache weight tried</translation>
    </message>
    <message>
        <source>Largest sharpness tried</source>
        <translation>Largest sharpness tried</translation>
    </message>
    <message>
        <source>Values tried of each</source>
        <translation>Values tried of each</translation>
    </message>
    <message>
        <source>Each class learns words of its own</source>
        <translation>Each class learns words of its own</translation>
    </message>
    <message>
        <source>Classifier at the start</source>
        <translation>Classifier at the start</translation>
    </message>
    <message>
        <source>Mixtures of old and new weights that WiSE-FT tries</source>
        <translation>Mixtures of old and new weights that WiSE-FT tries</translation>
    </message>
    <message>
        <source>Workbench: rank 16, validated, stops early</source>
        <translation>Workbench: rank 16, validated, stops early</translation>
    </message>
    <message>
        <source>As published: LLaVA-1.5 (rank 128, one epoch)</source>
        <translation>As published: LLaVA-1.5 (rank 128, one epoch)</translation>
    </message>
    <message>
        <source>As published: LLaVA-Med (projector alone)</source>
        <translation>As published: LLaVA-Med (projector alone)</translation>
    </message>
    <message>
        <source>As published: Qwen, Gemma 3, InternVL (1,000 questions, three epochs)</source>
        <translation>As published: Qwen, Gemma 3, InternVL (1,000 questions, three epochs)</translation>
    </message>
    <message>
        <source>As published: MedGemma (rank 16, three epochs)</source>
        <translation>As published: MedGemma (rank 16, three epochs)</translation>
    </message>
    <message>
        <source>As published: Lingshu (rank 8 on q, k, v)</source>
        <translation>As published: Lingshu (rank 8 on q, k, v)</translation>
    </message>
    <message>
        <source>What is trained: V vision tower, M projector, L language model</source>
        <translation>What is trained: V vision tower, M projector, L language model</translation>
    </message>
    <message>
        <source>How the projector is trained when M is</source>
        <translation>How the projector is trained when M is</translation>
    </message>
    <message>
        <source>Peak learning rate of the projector; 0 is the same</source>
        <translation>Peak learning rate of the projector; 0 is the same</translation>
    </message>
    <message>
        <source>Course of the learning rate</source>
        <translation>Course of the learning rate</translation>
    </message>
    <message>
        <source>Gradients are clipped to this norm</source>
        <translation>Gradients are clipped to this norm</translation>
    </message>
    <message>
        <source>Passes over the training questions</source>
        <translation>Passes over the training questions</translation>
    </message>
    <message>
        <source>Training questions a step</source>
        <translation>Training questions a step</translation>
    </message>
    <message>
        <source>Questions computed at once; gradients of a step accumulate</source>
        <translation>Questions computed at once; gradients of a step accumulate</translation>
    </message>
    <message>
        <source>Tokens at most; longer training examples are left out</source>
        <translation>Tokens at most; longer training examples are left out</translation>
    </message>
    <message>
        <source>Training questions at most; 0 takes all</source>
        <translation>Training questions at most; 0 takes all</translation>
    </message>
    <message>
        <source>Compute questions of similar length together</source>
        <translation>Compute questions of similar length together</translation>
    </message>
    <message>
        <source>Share of the training images held out where there is no validation split</source>
        <translation>Share of the training images held out where there is no validation split</translation>
    </message>
    <message>
        <source>Steps between saved states; 0 saves after each epoch</source>
        <translation>Steps between saved states; 0 saves after each epoch</translation>
    </message>
    <message>
        <source>Storage of the frozen weights; nf4 is QLoRA</source>
        <translation>Storage of the frozen weights; nf4 is QLoRA</translation>
    </message>
    <message>
        <source>Compute layers again on the way back: less memory, a third more time</source>
        <translation>Compute layers again on the way back: less memory, a third more time</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>Address of the server</translation>
    </message>
    <message>
        <source>The model&apos;s name at that server</source>
        <translation>The model&apos;s name at that server</translation>
    </message>
    <message>
        <source>How the server is spoken to: any OpenAI-compatible one, OpenAI itself, or Gemini</source>
        <translation>How the server is spoken to: any OpenAI-compatible one, OpenAI itself, or Gemini</translation>
    </message>
    <message>
        <source>Name of the key in the environment and in the system&apos;s keyring</source>
        <translation>Name of the key in the environment and in the system&apos;s keyring</translation>
    </message>
    <message>
        <source>Sampling temperature; negative leaves it to the server, as o3 demands</source>
        <translation>Sampling temperature; negative leaves it to the server, as o3 demands</translation>
    </message>
    <message>
        <source>Longest reply in tokens, thoughts included</source>
        <translation>Longest reply in tokens, thoughts included</translation>
    </message>
    <message>
        <source>How much a reasoning model may think; empty leaves it to the server</source>
        <translation>How much a reasoning model may think; empty leaves it to the server</translation>
    </message>
    <message>
        <source>System message; empty sends none</source>
        <translation>System message; empty sends none</translation>
    </message>
    <message>
        <source>Put after each question that does not ask for yes or no; empty adds nothing</source>
        <translation>Put after each question that does not ask for yes or no; empty adds nothing</translation>
    </message>
    <message>
        <source>Requests under way at once</source>
        <translation>Requests under way at once</translation>
    </message>
    <message>
        <source>Requests at most in this project, repetitions included; 0 sets no limit</source>
        <translation>Requests at most in this project, repetitions included; 0 sets no limit</translation>
    </message>
    <message>
        <source>Money at most in this project, by the prices below; 0 sets no limit</source>
        <translation>Money at most in this project, by the prices below; 0 sets no limit</translation>
    </message>
    <message>
        <source>Price of a million tokens sent</source>
        <translation>Price of a million tokens sent</translation>
    </message>
    <message>
        <source>Price of a million tokens answered, thoughts included</source>
        <translation>Price of a million tokens answered, thoughts included</translation>
    </message>
    <message>
        <source>Currency of the prices</source>
        <translation>Currency of the prices</translation>
    </message>
    <message>
        <source>This many questions without any answer pause the run</source>
        <translation>This many questions without any answer pause the run</translation>
    </message>
    <message>
        <source>PNG keeps every pixel; JPEG is smaller and loses some</source>
        <translation>PNG keeps every pixel; JPEG is smaller and loses some</translation>
    </message>
    <message>
        <source>Quality of JPEG</source>
        <translation>Quality of JPEG</translation>
    </message>
    <message>
        <source>Larger images are scaled down to this many pixels; 0 sends them as they are</source>
        <translation>Larger images are scaled down to this many pixels; 0 sends them as they are</translation>
    </message>
    <message>
        <source>Start of the second layer: zero, without its ReLU, so that training starts from zero-shot; or at random, as published</source>
        <translation>Start of the second layer: zero, without its ReLU, so that training starts from zero-shot; or at random, as published</translation>
    </message>
    <message>
        <source>Rule of the steps</source>
        <translation>Rule of the steps</translation>
    </message>
    <message>
        <source>Learned words before the class, where they start at random</source>
        <translation>Learned words before the class, where they start at random</translation>
    </message>
    <message>
        <source>Start of the words: those that the prompts share, or at random</source>
        <translation>Start of the words: those that the prompts share, or at random</translation>
    </message>
    <message>
        <source>How the next word is chosen</source>
        <translation>How the next word is chosen</translation>
    </message>
    <message>
        <source>New tokens at most; 0 is 64 for answers and 512 for reports</source>
        <translation>New tokens at most; 0 is 64 for answers and 512 for reports</translation>
    </message>
    <message>
        <source>Temperature of the draw</source>
        <translation>Temperature of the draw</translation>
    </message>
    <message>
        <source>Draw from the fewest words with this probability; 1 takes all</source>
        <translation>Draw from the fewest words with this probability; 1 takes all</translation>
    </message>
    <message>
        <source>Draw from so many most probable words; 0 takes all</source>
        <translation>Draw from so many most probable words; 0 takes all</translation>
    </message>
    <message>
        <source>Seed of the draws</source>
        <translation>Seed of the draws</translation>
    </message>
    <message>
        <source>Sequences searched side by side</source>
        <translation>Sequences searched side by side</translation>
    </message>
    <message>
        <source>Exponent of the length that divides a beam&apos;s score</source>
        <translation>Exponent of the length that divides a beam&apos;s score</translation>
    </message>
    <message>
        <source>When the search ends: once improving is unlikely, at the first finished beams, or only when nothing can improve</source>
        <translation>When the search ends: once improving is unlikely, at the first finished beams, or only when nothing can improve</translation>
    </message>
    <message>
        <source>Penalty of words used before; 0 is the checkpoint&apos;s own, 1 none</source>
        <translation>Penalty of words used before; 0 is the checkpoint&apos;s own, 1 none</translation>
    </message>
    <message>
        <source>Runs of so many words appear once; 0 allows any</source>
        <translation>Runs of so many words appear once; 0 allows any</translation>
    </message>
    <message>
        <source>Arithmetic of the model; auto is bfloat16 where the processor has it, else float32</source>
        <translation>Arithmetic of the model; auto is bfloat16 where the processor has it, else float32</translation>
    </message>
    <message>
        <source>Arithmetic of encoders in LoRA, CoOp and fine-tuning; auto is float32, or the precision above where it is chosen</source>
        <translation>Arithmetic of encoders in LoRA, CoOp and fine-tuning; auto is float32, or the precision above where it is chosen</translation>
    </message>
</context>
<context>
    <name>overview</name>
    <message>
        <source>width</source>
        <translation>width</translation>
    </message>
    <message>
        <source>height</source>
        <translation>height</translation>
    </message>
    <message>
        <source>width / height</source>
        <translation>width / height</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>mean</translation>
    </message>
    <message>
        <source>standard deviation</source>
        <translation>standard deviation</translation>
    </message>
    <message>
        <source>question length</source>
        <translation>question length</translation>
    </message>
    <message>
        <source>answer length</source>
        <translation>answer length</translation>
    </message>
    <message>
        <source>report length</source>
        <translation>report length</translation>
    </message>
    <message>
        <source>raw</source>
        <translation>raw</translation>
    </message>
    <message>
        <source>grey levels as decoded</source>
        <translation>grey levels as decoded</translation>
    </message>
    <message>
        <source>CLAHE</source>
        <translation>CLAHE</translation>
    </message>
    <message>
        <source>Gaussian + CLAHE</source>
        <translation>Gaussian + CLAHE</translation>
    </message>
    <message>
        <source>normalised</source>
        <translation>normalised</translation>
    </message>
    <message>
        <source>smallest level to 0, largest to 255</source>
        <translation>smallest level to 0, largest to 255</translation>
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
        <source>Report</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Preferences of this user on this computer; each takes effect at once.</source>
        <translation>Preferences of this user on this computer; each takes effect at once.</translation>
    </message>
    <message>
        <source>Why is one model better than another? Two or three results on the same samples: who was right where, the answers side by side with their differences, and paired intervals and tests.</source>
        <translation>Why is one model better than another? Two or three results on the same samples: who was right where, the answers side by side with their differences, and paired intervals and tests.</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Ask</translation>
    </message>
    <message>
        <source>What do models say about this image? Put a question to up to four of them, as published or tuned, and read their answers side by side as they come. Models that score labels compare those you type.</source>
        <translation>What do models say about this image? Put a question to up to four of them, as published or tuned, and read their answers side by side as they come. Models that score labels compare those you type.</translation>
    </message>
    <message>
        <source>How do I tell others what was found, so that they can check it? Figures and tables with captions of your own, pages as they will be printed, PDF and HTML, and a bundle that others can verify.</source>
        <translation>How do I tell others what was found, so that they can check it? Figures and tables with captions of your own, pages as they will be printed, PDF and HTML, and a bundle that others can verify.</translation>
    </message>
</context>
<context>
    <name>remoteFacts</name>
    <message>
        <source>Answered by</source>
        <translation>Answered by</translation>
    </message>
    <message>
        <source>At</source>
        <translation>At</translation>
    </message>
    <message>
        <source>Replies</source>
        <translation>Replies</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Requests</translation>
    </message>
    <message>
        <source>%1, %2 refused, %3 cut off</source>
        <translation>%1, %2 refused, %3 cut off</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>%1 sent, %2 answered</source>
        <translation>%1 sent, %2 answered</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Cost</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperature</translation>
    </message>
    <message>
        <source>the server&apos;s own</source>
        <translation>the server&apos;s own</translation>
    </message>
</context>
<context>
    <name>report</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
</context>
<context>
    <name>retrieval</name>
    <message>
        <source>Hubness: fewer than 20 queries say nothing.</source>
        <translation>Hubness: fewer than 20 queries say nothing.</translation>
    </message>
    <message>
        <source>a few entries are found whatever is asked</source>
        <translation>a few entries are found whatever is asked</translation>
    </message>
    <message>
        <source>entries are found evenly</source>
        <translation>entries are found evenly</translation>
    </message>
    <message>
        <source>Hubness: %1 (skewness of the top-%2 counts %3; hubs: %4).</source>
        <translation>Hubness: %1 (skewness of the top-%2 counts %3; hubs: %4).</translation>
    </message>
    <message>
        <source>Most often: %1, in the top %2 of %3 of %4 queries.</source>
        <translation>Most often: %1, in the top %2 of %3 of %4 queries.</translation>
    </message>
    <message>
        <source>image %1</source>
        <translation>image %1</translation>
    </message>
    <message>
        <source>%1 further images were left out: a search takes at most %2.</source>
        <translation>%1 further images were left out: a search takes at most %2.</translation>
    </message>
    <message>
        <source>Images that could not be read: %1 (%2)</source>
        <translation>Images that could not be read: %1 (%2)</translation>
    </message>
    <message>
        <source>Images in the gallery: %1.</source>
        <translation>Images in the gallery: %1.</translation>
    </message>
    <message>
        <source>95% interval</source>
        <translation>95% interval</translation>
    </message>
    <message>
        <source>chance</source>
        <translation>chance</translation>
    </message>
    <message>
        <source>The texts are the prompts of the classes: every image of the class is right.</source>
        <translation>The texts are the prompts of the classes: every image of the class is right.</translation>
    </message>
    <message>
        <source>Queries: %1. Gallery: %2.</source>
        <translation>Queries: %1. Gallery: %2.</translation>
    </message>
    <message>
        <source>The nearest %1 of %2 images. Nobody has said which of them are right for this text.</source>
        <translation>The nearest %1 of %2 images. Nobody has said which of them are right for this text.</translation>
    </message>
    <message>
        <source>Nothing in the gallery belongs to this query.</source>
        <translation>Nothing in the gallery belongs to this query.</translation>
    </message>
    <message>
        <source>First right answer at rank %1 of %2 · right among the first %3: %4 · right in all: %5</source>
        <translation>First right answer at rank %1 of %2 · right among the first %3: %4 · right in all: %5</translation>
    </message>
    <message>
        <source>Hub: in the top %1 of %2 of %3 queries; %4 would be expected</source>
        <translation>Hub: in the top %1 of %2 of %3 queries; %4 would be expected</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Metric</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>Images find texts. Queries: %1. Gallery: %2.</source>
        <translation>Images find texts. Queries: %1. Gallery: %2.</translation>
    </message>
    <message>
        <source>Texts find images. Queries: %1. Gallery: %2.</source>
        <translation>Texts find images. Queries: %1. Gallery: %2.</translation>
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
    <message>
        <source>Of the window in those pictures: 1024x680</source>
        <translation>Of the window in those pictures: 1024x680</translation>
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
    <name>vlm::ui::AnswerCard</name>
    <message>
        <source>Answer of %1</source>
        <translation>Answer of %1</translation>
    </message>
    <message>
        <source>Copy this answer</source>
        <translation>Copy this answer</translation>
    </message>
    <message>
        <source>Copy the answer of %1</source>
        <translation>Copy the answer of %1</translation>
    </message>
    <message>
        <source>Not loaded yet; the first question loads it.</source>
        <translation>Not loaded yet; the first question loads it.</translation>
    </message>
    <message>
        <source>Loading %1 of weights…</source>
        <translation>Loading %1 of weights…</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Loading…</translation>
    </message>
    <message>
        <source>Loaded in %1 s; the program grew by %2.</source>
        <translation>Loaded in %1 s; the program grew by %2.</translation>
    </message>
    <message>
        <source>Looking at the image…</source>
        <translation>Looking at the image…</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)…</source>
        <translation>
            <numerusform>%n token…</numerusform>
            <numerusform>%n tokens…</numerusform>
        </translation>
    </message>
    <message>
        <source>(the model said nothing)</source>
        <translation>(the model said nothing)</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Stopped.</translation>
    </message>
    <message>
        <source>Cut at the greatest length.</source>
        <translation>Cut at the greatest length.</translation>
    </message>
    <message>
        <source>begins with yes</source>
        <translation>begins with yes</translation>
    </message>
    <message>
        <source>begins with no</source>
        <translation>begins with no</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n token</numerusform>
            <numerusform>%n tokens</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation>%1 tokens/s</translation>
    </message>
    <message>
        <source>%1 of prompt and image</source>
        <translation>%1 of prompt and image</translation>
    </message>
    <message>
        <source>This model could not answer.</source>
        <translation>This model could not answer.</translation>
    </message>
</context>
<context>
    <name>vlm::ui::AnswerColumn</name>
    <message>
        <source>Show this prediction in full on Results</source>
        <translation>Show this prediction in full on Results</translation>
    </message>
    <message>
        <source>Show the prediction of %1 in full</source>
        <translation>Show the prediction of %1 in full</translation>
    </message>
    <message>
        <source>&lt;i&gt;no prediction of this sample&lt;/i&gt;</source>
        <translation>&lt;i&gt;no prediction of this sample&lt;/i&gt;</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>no answer</translation>
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
        <source>&lt;i&gt;the model said nothing&lt;/i&gt;</source>
        <translation>&lt;i&gt;the model said nothing&lt;/i&gt;</translation>
    </message>
    <message>
        <source>begins with yes</source>
        <translation>begins with yes</translation>
    </message>
    <message>
        <source>begins with no</source>
        <translation>begins with no</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
</context>
<context>
    <name>vlm::ui::AnswerSheet</name>
    <message>
        <source>Prompt as sent</source>
        <translation>Prompt as sent</translation>
    </message>
    <message>
        <source>Text as decoded</source>
        <translation>Text as decoded</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Reference answer</source>
        <translation>Reference answer</translation>
    </message>
    <message>
        <source>Scores of this sample, in percent</source>
        <translation>Scores of this sample, in percent</translation>
    </message>
    <message>
        <source>Bold and underlined: words that both have once the metric has normalised them.</source>
        <translation>Bold and underlined: words that both have once the metric has normalised them.</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>no answer</translation>
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
        <source>group %1</source>
        <translation>group %1</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Reference</translation>
    </message>
    <message>
        <source>Answer of %1, %2</source>
        <translation>Answer of %1, %2</translation>
    </message>
    <message>
        <source>&lt;i&gt;Could not be evaluated:&lt;/i&gt; %1</source>
        <translation>&lt;i&gt;Could not be evaluated:&lt;/i&gt; %1</translation>
    </message>
    <message>
        <source>&lt;i&gt;the model said nothing&lt;/i&gt;</source>
        <translation>&lt;i&gt;the model said nothing&lt;/i&gt;</translation>
    </message>
    <message>
        <source>Probabilities</source>
        <translation>Probabilities</translation>
    </message>
    <message>
        <source>How likely the answer was to begin with</source>
        <translation>How likely the answer was to begin with</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>anything else</source>
        <translation>anything else</translation>
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
        <source>Accuracy</source>
        <translation>Accuracy</translation>
    </message>
    <message>
        <source>Exact match</source>
        <translation>Exact match</translation>
    </message>
    <message>
        <source>Token F1</source>
        <translation>Token F1</translation>
    </message>
    <message>
        <source>Token precision</source>
        <translation>Token precision</translation>
    </message>
    <message>
        <source>Token recall</source>
        <translation>Token recall</translation>
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
        <translation>No option could be read from the answer; it counts as wrong.</translation>
    </message>
    <message>
        <source>Neither yes nor no could be read from the answer; it counts as wrong.</source>
        <translation>Neither yes nor no could be read from the answer; it counts as wrong.</translation>
    </message>
    <message>
        <source>Option read from the answer: %1</source>
        <translation>Option read from the answer: %1</translation>
    </message>
    <message>
        <source>%1 tokens of prompt and image</source>
        <translation>%1 tokens of prompt and image</translation>
    </message>
    <message numerus="yes">
        <source>%n new token(s)</source>
        <translation>
            <numerusform>%n new token</numerusform>
            <numerusform>%n new tokens</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation>%1 tokens/s</translation>
    </message>
    <message>
        <source>mean log probability %1</source>
        <translation>mean log probability %1</translation>
    </message>
    <message>
        <source>finished by itself</source>
        <translation>finished by itself</translation>
    </message>
    <message>
        <source>cut at the greatest length</source>
        <translation>cut at the greatest length</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Other answers to this sample</source>
        <translation>Other answers to this sample</translation>
    </message>
    <message>
        <source>✓ right</source>
        <translation>✓ right</translation>
    </message>
    <message>
        <source>✗ wrong</source>
        <translation>✗ wrong</translation>
    </message>
    <message>
        <source>temperature %1</source>
        <translation>temperature %1</translation>
    </message>
    <message>
        <source>the %1 likeliest words</source>
        <translation>the %1 likeliest words</translation>
    </message>
    <message>
        <source>top-p %1</source>
        <translation>top-p %1</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>seed %1</translation>
    </message>
    <message>
        <source>Sampled (%1)</source>
        <translation>Sampled (%1)</translation>
    </message>
    <message>
        <source>Beam search (%1 beams, length penalty %2)</source>
        <translation>Beam search (%1 beams, length penalty %2)</translation>
    </message>
    <message>
        <source>Greedy</source>
        <translation>Greedy</translation>
    </message>
    <message>
        <source>(the checkpoint has no generation_config.json)</source>
        <translation>(the checkpoint has no generation_config.json)</translation>
    </message>
    <message>
        <source>as %1 says</source>
        <translation>as %1 says</translation>
    </message>
    <message>
        <source>repetition penalty %1</source>
        <translation>repetition penalty %1</translation>
    </message>
    <message>
        <source>no %1 words in the same order twice</source>
        <translation>no %1 words in the same order twice</translation>
    </message>
    <message>
        <source>at most %1 new tokens</source>
        <translation>at most %1 new tokens</translation>
    </message>
</context>
<context>
    <name>vlm::ui::AskHistory</name>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Questions of this session</source>
        <translation>Questions of this session</translation>
    </message>
    <message>
        <source>This session</source>
        <translation>This session</translation>
    </message>
    <message>
        <source>Kept in memory until the program ends</source>
        <translation>Kept in memory until the program ends</translation>
    </message>
    <message>
        <source>double-click asks again</source>
        <translation>double-click asks again</translation>
    </message>
    <message>
        <source>Copy the chosen questions with their answers, or all of them</source>
        <translation>Copy the chosen questions with their answers, or all of them</translation>
    </message>
</context>
<context>
    <name>vlm::ui::AskPage</name>
    <message>
        <source>Ask</source>
        <translation>Ask</translation>
    </message>
    <message>
        <source>Labels to compare</source>
        <translation>Labels to compare</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Is there a pleural effusion?</source>
        <translation>Is there a pleural effusion?</translation>
    </message>
    <message>
        <source>normal chest X-ray, pneumonia</source>
        <translation>normal chest X-ray, pneumonia</translation>
    </message>
    <message>
        <source>at most </source>
        <translation>at most </translation>
    </message>
    <message>
        <source> tokens</source>
        <translation> tokens</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>Longest answer</translation>
    </message>
    <message>
        <source>Ask the chosen models (Ctrl+Enter)</source>
        <translation>Ask the chosen models (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Stop all answers (Esc)</source>
        <translation>Stop all answers (Esc)</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Models</translation>
    </message>
    <message>
        <source>Models, at most %1</source>
        <translation>Models, at most %1</translation>
    </message>
    <message>
        <source>Ask the chosen models</source>
        <translation>Ask the chosen models</translation>
    </message>
    <message>
        <source>Stop all answers</source>
        <translation>Stop all answers</translation>
    </message>
    <message>
        <source>Open an image…</source>
        <translation>Open an image…</translation>
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
        <source>Copy this session&apos;s answers</source>
        <translation>Copy this session&apos;s answers</translation>
    </message>
    <message>
        <source>The models could not be read</source>
        <translation>The models could not be read</translation>
    </message>
    <message>
        <source>%1 (scores labels)</source>
        <translation>%1 (scores labels)</translation>
    </message>
    <message>
        <source>%1 of weights</source>
        <translation>%1 of weights</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>No project is open</translation>
    </message>
    <message>
        <source>Open a project or the demonstration to ask its models about images.</source>
        <translation>Open a project or the demonstration to ask its models about images.</translation>
    </message>
    <message>
        <source>Go to Home</source>
        <translation>Go to Home</translation>
    </message>
    <message>
        <source>No model to ask</source>
        <translation>No model to ask</translation>
    </message>
    <message>
        <source>Models that write answers or compare labels appear here once they are in the project.</source>
        <translation>Models that write answers or compare labels appear here once they are in the project.</translation>
    </message>
    <message>
        <source>Go to Models</source>
        <translation>Go to Models</translation>
    </message>
    <message>
        <source>Ask models about an image</source>
        <translation>Ask models about an image</translation>
    </message>
    <message>
        <source>Tick up to four models, choose an image and type a question. Their answers appear here side by side, word by word. Nothing is stored; for numbers, set up a run.</source>
        <translation>Tick up to four models, choose an image and type a question. Their answers appear here side by side, word by word. Nothing is stored; for numbers, set up a run.</translation>
    </message>
    <message>
        <source>Reference answer of the data set: %1</source>
        <translation>Reference answer of the data set: %1</translation>
    </message>
    <message>
        <source>Label of the data set: %1</source>
        <translation>Label of the data set: %1</translation>
    </message>
    <message>
        <source>Tick a model to ask.</source>
        <translation>Tick a model to ask.</translation>
    </message>
    <message>
        <source>Choose an image first.</source>
        <translation>Choose an image first.</translation>
    </message>
    <message>
        <source>Type a question.</source>
        <translation>Type a question.</translation>
    </message>
    <message>
        <source>Type at least two labels, separated by commas, for the models that score labels.</source>
        <translation>Type at least two labels, separated by commas, for the models that score labels.</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen model(s)</source>
        <translation>
            <numerusform>%n chosen model</numerusform>
            <numerusform>%n chosen models</numerusform>
        </translation>
    </message>
    <message>
        <source>Image, question and models</source>
        <translation>Image, question and models</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Answers</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precision</translation>
    </message>
    <message>
        <source>Arithmetic of models that write; fewer bits need less memory. Loads them anew.</source>
        <translation>Arithmetic of models that write; fewer bits need less memory. Loads them anew.</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatic</translation>
    </message>
    <message>
        <source>, %1 loaded: %2 of weights as stored; those that write are kept in %3. The program uses %4; %5 are free. Chosen models stay loaded until you untick them.</source>
        <translation>, %1 loaded: %2 of weights as stored; those that write are kept in %3. The program uses %4; %5 are free. Chosen models stay loaded until you untick them.</translation>
    </message>
</context>
<context>
    <name>vlm::ui::AskedModel</name>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Answers</translation>
    </message>
</context>
<context>
    <name>vlm::ui::AuditView</name>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warning</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Audit</translation>
    </message>
    <message>
        <source>%1 has not been audited</source>
        <translation>%1 has not been audited</translation>
    </message>
    <message>
        <source>An audit looks at every image once: copies and near copies, patients and images in more than one split, labels that contradict each other, questions that leak their answer, balance, broken files. It can be stopped and goes on where it was.</source>
        <translation>An audit looks at every image once: copies and near copies, patients and images in more than one split, labels that contradict each other, questions that leak their answer, balance, broken files. It can be stopped and goes on where it was.</translation>
    </message>
    <message>
        <source>Audit this data set</source>
        <translation>Audit this data set</translation>
    </message>
    <message>
        <source>Looking at</source>
        <translation>Looking at</translation>
    </message>
    <message>
        <source>images</source>
        <translation>images</translation>
    </message>
    <message>
        <source>Auditing %1…</source>
        <translation>Auditing %1…</translation>
    </message>
    <message>
        <source>The audit could not be made</source>
        <translation>The audit could not be made</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>Nothing was found.</translation>
    </message>
    <message>
        <source>No test sample is in doubt. %1 images were looked at.</source>
        <translation>No test sample is in doubt. %1 images were looked at.</translation>
    </message>
    <message>
        <source>%1 of %2 test samples are in doubt: they, or their patients, were seen in training too.</source>
        <translation>%1 of %2 test samples are in doubt: they, or their patients, were seen in training too.</translation>
    </message>
    <message>
        <source>Split, as measured</source>
        <translation>Split, as measured</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Samples</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Patients, studies or images</source>
        <translation>Patients, studies or images</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validation</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message numerus="yes">
        <source>Look at %n sample(s)</source>
        <translation>
            <numerusform>Look at %n sample</numerusform>
            <numerusform>Look at %n samples</numerusform>
        </translation>
    </message>
    <message>
        <source>Results with and without the samples in doubt</source>
        <translation>Results with and without the samples in doubt</translation>
    </message>
    <message>
        <source>Each result of this project on %1 is scored again on the test samples that no finding casts doubt on: same metric, same seed, same number of replicates.</source>
        <translation>Each result of this project on %1 is scored again on the test samples that no finding casts doubt on: same metric, same seed, same number of replicates.</translation>
    </message>
    <message>
        <source>Compare the results</source>
        <translation>Compare the results</translation>
    </message>
    <message>
        <source>The results could not be compared</source>
        <translation>The results could not be compared</translation>
    </message>
    <message>
        <source>There are no results on this data set yet.</source>
        <translation>There are no results on this data set yet.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Mode</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Metric</translation>
    </message>
    <message>
        <source>All test samples</source>
        <translation>All test samples</translation>
    </message>
    <message>
        <source>Results without them</source>
        <translation>Results without them</translation>
    </message>
    <message>
        <source>Every result of this project on the data set, with and without these samples</source>
        <translation>Every result of this project on the data set, with and without these samples</translation>
    </message>
    <message>
        <source>Without them</source>
        <translation>Without them</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Left out</translation>
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
    <message>
        <source>Enter shows the samples behind it.</source>
        <translation>Enter shows the samples behind it.</translation>
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
    <message>
        <source>Tables of the import…</source>
        <translation>Tables of the import…</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precision</translation>
    </message>
    <message>
        <source>Decoding</source>
        <translation>Decoding</translation>
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
        <source>Compare…</source>
        <translation>Compare…</translation>
    </message>
    <message>
        <source>Compare with another result on this data set, sample by sample</source>
        <translation>Compare with another result on this data set, sample by sample</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>Prediction</translation>
    </message>
    <message>
        <source>This sample is text only; it has no image.</source>
        <translation>This sample is text only; it has no image.</translation>
    </message>
    <message>
        <source>%1 on %2, %3</source>
        <translation>%1 on %2, %3</translation>
    </message>
    <message>
        <source>This sample with its answers</source>
        <translation>This sample with its answers</translation>
    </message>
</context>
<context>
    <name>vlm::ui::CellsModel</name>
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
    <name>vlm::ui::ColumnChooser</name>
    <message>
        <source>Usual columns</source>
        <translation>Usual columns</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ColumnsDialog</name>
    <message>
        <source>Columns of %1</source>
        <translation>Columns of %1</translation>
    </message>
    <message>
        <source>Say which column holds what. “Automatic” takes the usual names. The choice is written to dataset.json in %1, and every later opening of the data set follows it.</source>
        <translation>Say which column holds what. “Automatic” takes the usual names. The choice is written to dataset.json in %1, and every later opening of the data set follows it.</translation>
    </message>
    <message>
        <source>Image file</source>
        <translation>Image file</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Split</translation>
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
        <source>Report</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Patient or study</source>
        <translation>Patient or study</translation>
    </message>
    <message>
        <source>Sample id</source>
        <translation>Sample id</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatic</translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>First rows</translation>
    </message>
    <message>
        <source>Write dataset.json</source>
        <translation>Write dataset.json</translation>
    </message>
    <message>
        <source>dataset.json could not be written</source>
        <translation>dataset.json could not be written</translation>
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
        <source>Hide the models&apos; names</source>
        <translation>Hide the models&apos; names</translation>
    </message>
    <message>
        <source>View</source>
        <translation>View</translation>
    </message>
    <message>
        <source>Show all samples</source>
        <translation>Show all samples</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Data set</translation>
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
        <source>Scoring</source>
        <translation>Scoring</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Samples</translation>
    </message>
    <message>
        <source>The samples behind the comparison</source>
        <translation>The samples behind the comparison</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Numbers</translation>
    </message>
    <message>
        <source>The metric with its intervals, paired differences and curves</source>
        <translation>The metric with its intervals, paired differences and curves</translation>
    </message>
    <message>
        <source>Swap A and B (X)</source>
        <translation>Swap A and B (X)</translation>
    </message>
    <message>
        <source>Swap A and B</source>
        <translation>Swap A and B</translation>
    </message>
    <message>
        <source>Who was right</source>
        <translation>Who was right</translation>
    </message>
    <message>
        <source>Compared samples</source>
        <translation>Compared samples</translation>
    </message>
    <message>
        <source>%1 of %2 samples</source>
        <translation>%1 of %2 samples</translation>
    </message>
    <message>
        <source>%1 samples</source>
        <translation>%1 samples</translation>
    </message>
    <message>
        <source>No sample here</source>
        <translation>No sample here</translation>
    </message>
    <message>
        <source>No sample of this kind.</source>
        <translation>No sample of this kind.</translation>
    </message>
    <message>
        <source>The samples could not be read</source>
        <translation>The samples could not be read</translation>
    </message>
    <message>
        <source>Results and their paired differences</source>
        <translation>Results and their paired differences</translation>
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
        <source>Only samples: %1</source>
        <translation>Only samples: %1</translation>
    </message>
    <message>
        <source>All samples</source>
        <translation>All samples</translation>
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
        <source>No project is open</source>
        <translation>No project is open</translation>
    </message>
    <message>
        <source>Open a project or the demonstration to compare its results.</source>
        <translation>Open a project or the demonstration to compare its results.</translation>
    </message>
    <message>
        <source>Go to Home</source>
        <translation>Go to Home</translation>
    </message>
    <message>
        <source>Nothing to compare yet</source>
        <translation>Nothing to compare yet</translation>
    </message>
    <message>
        <source>Two results on the same data set, such as a model before and after tuning or two models, can be compared sample by sample.</source>
        <translation>Two results on the same data set, such as a model before and after tuning or two models, can be compared sample by sample.</translation>
    </message>
    <message>
        <source>Set up a run</source>
        <translation>Set up a run</translation>
    </message>
    <message>
        <source>none</source>
        <translation>none</translation>
    </message>
    <message>
        <source>A and B are the same result</source>
        <translation>A and B are the same result</translation>
    </message>
    <message>
        <source>Choose another result as B, such as the same model after tuning.</source>
        <translation>Choose another result as B, such as the same model after tuning.</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Comparing…</translation>
    </message>
    <message>
        <source>These cannot be compared</source>
        <translation>These cannot be compared</translation>
    </message>
    <message>
        <source>Computing paired differences…</source>
        <translation>Computing paired differences…</translation>
    </message>
    <message>
        <source>B − A  %1 points</source>
        <translation>B − A  %1 points</translation>
    </message>
    <message>
        <source>95% interval %1 to %2, paired bootstrap, B = %3, n = %4</source>
        <translation>95% interval %1 to %2, paired bootstrap, B = %3, n = %4</translation>
    </message>
    <message>
        <source>Share of right answers. %1.

McNemar, mid-p: %2 lost against %3 gained, p %4.</source>
        <translation>Share of right answers. %1.

McNemar, mid-p: %2 lost against %3 gained, p %4.</translation>
    </message>
    <message>
        <source>%1 samples have a prediction of one of the two only and are left out.</source>
        <translation>%1 samples have a prediction of one of the two only and are left out.</translation>
    </message>
    <message>
        <source>Samples share images or patients: the interval resamples them together, McNemar&apos;s test takes them as independent.</source>
        <translation>Samples share images or patients: the interval resamples them together, McNemar&apos;s test takes them as independent.</translation>
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
        <source>This sample is text only; it has no image.</source>
        <translation>This sample is text only; it has no image.</translation>
    </message>
    <message>
        <source>&lt;span style=&apos;color:%1&apos;&gt;Reference&lt;/span&gt; %2</source>
        <translation>&lt;span style=&apos;color:%1&apos;&gt;Reference&lt;/span&gt; %2</translation>
    </message>
    <message>
        <source>Retrieval</source>
        <translation>Retrieval</translation>
    </message>
    <message>
        <source>Texts that find images, and images that find texts</source>
        <translation>Texts that find images, and images that find texts</translation>
    </message>
    <message>
        <source>Search with texts and images</source>
        <translation>Search with texts and images</translation>
    </message>
    <message>
        <source>Numbers and paired differences</source>
        <translation>Numbers and paired differences</translation>
    </message>
    <message>
        <source>All statistics of A and B</source>
        <translation>All statistics of A and B</translation>
    </message>
    <message>
        <source>Numbers of the retrieval</source>
        <translation>Numbers of the retrieval</translation>
    </message>
    <message>
        <source>B right</source>
        <translation>B right</translation>
    </message>
    <message>
        <source>B wrong</source>
        <translation>B wrong</translation>
    </message>
    <message>
        <source>A right</source>
        <translation>A right</translation>
    </message>
    <message>
        <source>A wrong</source>
        <translation>A wrong</translation>
    </message>
    <message>
        <source>A: %1. B: %2.</source>
        <translation>A: %1. B: %2.</translation>
    </message>
    <message>
        <source>Who was right on %1</source>
        <translation>Who was right on %1</translation>
    </message>
    <message>
        <source>%1 compared on %2</source>
        <translation>%1 compared on %2</translation>
    </message>
    <message>
        <source>Retrieval on %1</source>
        <translation>Retrieval on %1</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ConsentDialog</name>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n question</numerusform>
            <numerusform>%n questions</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2, each with its reference answer and a model&apos;s answer. No image.</source>
        <translation>%1 of %2, each with its reference answer and a model&apos;s answer. No image.</translation>
    </message>
    <message>
        <source>%1 and %2 of %3. Images go as they are shown: pixels without file names, DICOM fields or other metadata. What is burnt into the pixels goes with them.</source>
        <translation>%1 and %2 of %3. Images go as they are shown: pixels without file names, DICOM fields or other metadata. What is burnt into the pixels goes with them.</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message>
        <source>This computer. A server here may pass on what it gets.</source>
        <translation>This computer. A server here may pass on what it gets.</translation>
    </message>
    <message>
        <source>Encrypted, to %1</source>
        <translation>Encrypted, to %1</translation>
    </message>
    <message>
        <source>Not encrypted, to %1: anyone on the way can read what is sent.</source>
        <translation>Not encrypted, to %1: anyone on the way can read what is sent.</translation>
    </message>
    <message>
        <source>I have read this and agree that it is sent</source>
        <translation>I have read this and agree that it is sent</translation>
    </message>
    <message>
        <source>Agree</source>
        <translation>Agree</translation>
    </message>
    <message>
        <source>Data leave this computer</source>
        <translation>Data leave this computer</translation>
    </message>
    <message>
        <source>The answer is remembered in this project for exactly this server, model and data set. It can be taken back in Settings; what was sent cannot.</source>
        <translation>The answer is remembered in this project for exactly this server, model and data set. It can be taken back in Settings; what was sent cannot.</translation>
    </message>
    <message>
        <source>Send nothing</source>
        <translation>Send nothing</translation>
    </message>
    <message>
        <source>%1  →  %2</source>
        <translation>%1  →  %2</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Not known</translation>
    </message>
    <message>
        <source>These data may not simply be passed on</source>
        <translation>These data may not simply be passed on</translation>
    </message>
    <message>
        <source>Look before you send</source>
        <translation>Look before you send</translation>
    </message>
    <message>
        <source>Whose permission you hold, and of when</source>
        <translation>Whose permission you hold, and of when</translation>
    </message>
    <message>
        <source>Permission to send %1</source>
        <translation>Permission to send %1</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ConventionsView</name>
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
        <source>%1 on %2, %3</source>
        <translation>%1 on %2, %3</translation>
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
        <source>Scoring…</source>
        <translation>Scoring…</translation>
    </message>
</context>
<context>
    <name>vlm::ui::CostView</name>
    <message>
        <source>Cost of results</source>
        <translation>Cost of results</translation>
    </message>
    <message>
        <source>What each result cost</source>
        <translation>What each result cost</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>Copy as</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
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
        <source>Open a project or the demonstration to see what its results cost.</source>
        <translation>Open a project or the demonstration to see what its results cost.</translation>
    </message>
    <message>
        <source>Go to Home</source>
        <translation>Go to Home</translation>
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
        <source>No results yet</source>
        <translation>No results yet</translation>
    </message>
    <message>
        <source>Each finished result tells its parameters, operations, time and memory here.</source>
        <translation>Each finished result tells its parameters, operations, time and memory here.</translation>
    </message>
    <message>
        <source>Set up a run</source>
        <translation>Set up a run</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>Added to the report: %1</source>
        <translation>Added to the report: %1</translation>
    </message>
</context>
<context>
    <name>vlm::ui::CountMatrix</name>
    <message>
        <source>%1, %2: %3 (%4 %)</source>
        <translation>%1, %2: %3 (%4 %)</translation>
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
    <message>
        <source>95% band %1 to %2</source>
        <translation>95% band %1 to %2</translation>
    </message>
    <message>
        <source>%1 %2, %3 %4</source>
        <translation>%1 %2, %3 %4</translation>
    </message>
    <message>
        <source>Bin %1 of %2: accuracy %3 at confidence %4</source>
        <translation>Bin %1 of %2: accuracy %3 at confidence %4</translation>
    </message>
    <message>
        <source>n = %1</source>
        <translation>n = %1</translation>
    </message>
    <message>
        <source>%1 predicted as %2: %3</source>
        <translation>%1 predicted as %2: %3</translation>
    </message>
    <message>
        <source>%1% of the %2 with this truth</source>
        <translation>%1% of the %2 with this truth</translation>
    </message>
    <message>
        <source>Enter shows the samples behind it.</source>
        <translation>Enter shows the samples behind it.</translation>
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
    <message>
        <source>About the data set</source>
        <translation>About the data set</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Audit</translation>
    </message>
    <message>
        <source>Copies, leaks between splits, conflicts, broken files</source>
        <translation>Copies, leaks between splits, conflicts, broken files</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>Labels, sizes, grey levels, words, examples</source>
        <translation>Labels, sizes, grey levels, words, examples</translation>
    </message>
    <message>
        <source>Where %1 is now</source>
        <translation>Where %1 is now</translation>
    </message>
    <message>
        <source>These are other files</source>
        <translation>These are other files</translation>
    </message>
    <message>
        <source>Tag %1 samples…</source>
        <translation>Tag %1 samples…</translation>
    </message>
    <message>
        <source>Tag all samples…</source>
        <translation>Tag all samples…</translation>
    </message>
    <message>
        <source>There is no sample to tag, or the project is read-only</source>
        <translation>There is no sample to tag, or the project is read-only</translation>
    </message>
    <message>
        <source>A view is kept by its filter: write one, or tick filters</source>
        <translation>A view is kept by its filter: write one, or tick filters</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>Save view</translation>
    </message>
    <message>
        <source>Keep this filter under a name</source>
        <translation>Keep this filter under a name</translation>
    </message>
    <message>
        <source>The whole list: tag it, choose columns</source>
        <translation>The whole list: tag it, choose columns</translation>
    </message>
    <message>
        <source>Actions on the whole list</source>
        <translation>Actions on the whole list</translation>
    </message>
    <message>
        <source>Search and filter samples</source>
        <translation>Search and filter samples</translation>
    </message>
    <message>
        <source>Save the view</source>
        <translation>Save the view</translation>
    </message>
    <message>
        <source>Columns of the table</source>
        <translation>Columns of the table</translation>
    </message>
    <message>
        <source>How filters are written</source>
        <translation>How filters are written</translation>
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
    <message>
        <source>Locate its files…</source>
        <translation>Locate its files…</translation>
    </message>
    <message>
        <source>Its files are no longer at %1. Samples, notes and results are kept; images come back when you say where the files are now.</source>
        <translation>Its files are no longer at %1. Samples, notes and results are kept; images come back when you say where the files are now.</translation>
    </message>
    <message>
        <source>Find its missing files…</source>
        <translation>Find its missing files…</translation>
    </message>
    <message numerus="yes">
        <source>%n of its files are missing; samples, notes and results are kept.</source>
        <translation>
            <numerusform>%n of its files is missing; samples, notes and results are kept.</numerusform>
            <numerusform>%n of its files are missing; samples, notes and results are kept.</numerusform>
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
    <name>vlm::ui::DecodingForm</name>
    <message>
        <source>How answers are decoded</source>
        <translation>How answers are decoded</translation>
    </message>
    <message>
        <source>Greedy, as the benchmark</source>
        <translation>Greedy, as the benchmark</translation>
    </message>
    <message>
        <source>As the checkpoint says</source>
        <translation>As the checkpoint says</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>Sampling</translation>
    </message>
    <message>
        <source>Beam search</source>
        <translation>Beam search</translation>
    </message>
    <message>
        <source>As each model&apos;s generation_config.json says: sampling or beams, penalties and length. A model without that file answers greedily.</source>
        <translation>As each model&apos;s generation_config.json says: sampling or beams, penalties and length. A model without that file answers greedily.</translation>
    </message>
    <message>
        <source>Words are drawn by their probability. The same seed gives the same answers.</source>
        <translation>Words are drawn by their probability. The same seed gives the same answers.</translation>
    </message>
    <message>
        <source>The likeliest sentence of several that are followed side by side; takes about as many times longer.</source>
        <translation>The likeliest sentence of several that are followed side by side; takes about as many times longer.</translation>
    </message>
    <message>
        <source>Always the likeliest word.</source>
        <translation>Always the likeliest word.</translation>
    </message>
    <message>
        <source>For models that answer; those behind HTTP keep the settings of their own.</source>
        <translation>For models that answer; those behind HTTP keep the settings of their own.</translation>
    </message>
</context>
<context>
    <name>vlm::ui::DistributionPlot</name>
    <message>
        <source>from %1 to %2, median %3, middle half from %4 to %5</source>
        <translation>from %1 to %2, median %3, middle half from %4 to %5</translation>
    </message>
    <message>
        <source>median %1</source>
        <translation>median %1</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ExportDialog</name>
    <message>
        <source>Caption below</source>
        <translation>Caption below</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Legend</translation>
    </message>
    <message>
        <source>Export the figure</source>
        <translation>Export the figure</translation>
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
        <translation>One column of a journal</translation>
    </message>
    <message>
        <source>One and a half columns</source>
        <translation>One and a half columns</translation>
    </message>
    <message>
        <source>Two columns</source>
        <translation>Two columns</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> pt</translation>
    </message>
    <message>
        <source>Light, for print</source>
        <translation>Light, for print</translation>
    </message>
    <message>
        <source>Dark, for slides</source>
        <translation>Dark, for slides</translation>
    </message>
    <message>
        <source>PDF, vector with its fonts</source>
        <translation>PDF, vector with its fonts</translation>
    </message>
    <message>
        <source>SVG, vector with text as text</source>
        <translation>SVG, vector with text as text</translation>
    </message>
    <message>
        <source>PNG, pixels</source>
        <translation>PNG, pixels</translation>
    </message>
    <message>
        <source>%1 dpi</source>
        <translation>%1 dpi</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Width</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Resolution</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>Choose the file…</translation>
    </message>
    <message>
        <source>Vector files have no resolution.</source>
        <translation>Vector files have no resolution.</translation>
    </message>
    <message>
        <source>%1 × %2 mm</source>
        <translation>%1 × %2 mm</translation>
    </message>
    <message>
        <source>, %1 × %2 pixels</source>
        <translation>, %1 × %2 pixels</translation>
    </message>
    <message>
        <source>Smallest type %1 pt</source>
        <translation>Smallest type %1 pt</translation>
    </message>
    <message>
        <source>; many journals ask for 5 pt or more</source>
        <translation>; many journals ask for 5 pt or more</translation>
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
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Predicted</translation>
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
    <message>
        <source>Size, type and format…</source>
        <translation>Size, type and format…</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Add the figure to the report</source>
        <translation>Add the figure to the report</translation>
    </message>
    <message>
        <source>Add the table to the report</source>
        <translation>Add the table to the report</translation>
    </message>
    <message>
        <source>open a project first</source>
        <translation>open a project first</translation>
    </message>
</context>
<context>
    <name>vlm::ui::FilterLine</name>
    <message>
        <source>Search or filter: effusion split:test -starred</source>
        <translation>Search or filter: effusion split:test -starred</translation>
    </message>
    <message>
        <source>Search and filter samples</source>
        <translation>Search and filter samples</translation>
    </message>
    <message>
        <source>Words are searched for; field:value restricts. Ctrl+Space lists what fits, F1 explains.</source>
        <translation>Words are searched for; field:value restricts. Ctrl+Space lists what fits, F1 explains.</translation>
    </message>
    <message>
        <source>What may stand here</source>
        <translation>What may stand here</translation>
    </message>
    <message>
        <source>Character %1: %2</source>
        <translation>Character %1: %2</translation>
    </message>
</context>
<context>
    <name>vlm::ui::FlowGrid</name>
    <message>
        <source>both right</source>
        <translation>both right</translation>
    </message>
    <message>
        <source>right → wrong</source>
        <translation>right → wrong</translation>
    </message>
    <message>
        <source>wrong → right</source>
        <translation>wrong → right</translation>
    </message>
    <message>
        <source>both wrong</source>
        <translation>both wrong</translation>
    </message>
    <message>
        <source>Who was right</source>
        <translation>Who was right</translation>
    </message>
    <message>
        <source>B right</source>
        <translation>B right</translation>
    </message>
    <message>
        <source>B wrong</source>
        <translation>B wrong</translation>
    </message>
    <message>
        <source>A right</source>
        <translation>A right</translation>
    </message>
    <message>
        <source>A wrong</source>
        <translation>A wrong</translation>
    </message>
    <message>
        <source>%1  (%2 %)
%3</source>
        <translation>%1  (%2 %)
%3</translation>
    </message>
    <message>
        <source>%1: %2 samples</source>
        <translation>%1: %2 samples</translation>
    </message>
    <message>
        <source>Show only these samples (%1)</source>
        <translation>Show only these samples (%1)</translation>
    </message>
</context>
<context>
    <name>vlm::ui::FolderCheckView</name>
    <message>
        <source> or </source>
        <translation> or </translation>
    </message>
    <message>
        <source>%1 (can be left out)</source>
        <translation>%1 (can be left out)</translation>
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
    <message>
        <source>Enter shows the samples behind it.</source>
        <translation>Enter shows the samples behind it.</translation>
    </message>
</context>
<context>
    <name>vlm::ui::HelpText</name>
    <message>
        <source>Help page</source>
        <translation>Help page</translation>
    </message>
</context>
<context>
    <name>vlm::ui::HelpWindow</name>
    <message>
        <source>Contents</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>Search results</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Search the help</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Forward</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>No page of the help has “%1”.</source>
        <translation>No page of the help has “%1”.</translation>
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
    <name>vlm::ui::HistoryDock</name>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>The same on the command line</source>
        <translation>The same on the command line</translation>
    </message>
    <message>
        <source>History</source>
        <translation>History</translation>
    </message>
    <message>
        <source>History of the project</source>
        <translation>History of the project</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Copy the command</translation>
    </message>
    <message>
        <source>Copy the chosen lines as they stand (Ctrl+C)</source>
        <translation>Copy the chosen lines as they stand (Ctrl+C)</translation>
    </message>
    <message>
        <source>Copy as a script</source>
        <translation>Copy as a script</translation>
    </message>
    <message>
        <source>With the configurations that the commands read; all lines where none is chosen</source>
        <translation>With the configurations that the commands read; all lines where none is chosen</translation>
    </message>
    <message>
        <source>Every run and every export, as a command that does it again.</source>
        <translation>Every run and every export, as a command that does it again.</translation>
    </message>
</context>
<context>
    <name>vlm::ui::HitModel</name>
    <message>
        <source>rank %1</source>
        <translation>rank %1</translation>
    </message>
    <message>
        <source>hub · %1</source>
        <translation>hub · %1</translation>
    </message>
    <message>
        <source>score %1</source>
        <translation>score %1</translation>
    </message>
    <message>
        <source>first right answer at rank %1</source>
        <translation>first right answer at rank %1</translation>
    </message>
    <message>
        <source>hub</source>
        <translation>hub</translation>
    </message>
    <message>
        <source>rank %1, score %2</source>
        <translation>rank %1, score %2</translation>
    </message>
    <message>
        <source>belongs to the query</source>
        <translation>belongs to the query</translation>
    </message>
    <message>
        <source>does not belong to the query</source>
        <translation>does not belong to the query</translation>
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
    <message>
        <source>Run the whole study</source>
        <translation>Run the whole study</translation>
    </message>
    <message>
        <source>Encoders on three data sets, off the shelf and with linear probes, then two models that answer on VQA-RAD, off the shelf and after a short LoRA: about two minutes</source>
        <translation>Encoders on three data sets, off the shelf and with linear probes, then two models that answer on VQA-RAD, off the shelf and after a short LoRA: about two minutes</translation>
    </message>
    <message>
        <source>The study could not be launched</source>
        <translation>The study could not be launched</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ImageChooser</name>
    <message>
        <source>Data set</source>
        <translation>Data set</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Sample</translation>
    </message>
    <message>
        <source>sample </source>
        <translation>sample </translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>Open file…</translation>
    </message>
    <message>
        <source>An image or a DICOM file; you can also drop one here (Ctrl+Shift+O)</source>
        <translation>An image or a DICOM file; you can also drop one here (Ctrl+Shift+O)</translation>
    </message>
    <message>
        <source>Drop an image here, open a file, or choose a sample.</source>
        <translation>Drop an image here, open a file, or choose a sample.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source> of %1</source>
        <translation> of %1</translation>
    </message>
    <message>
        <source>Open an image</source>
        <translation>Open an image</translation>
    </message>
    <message>
        <source>Images (*.png *.jpg *.jpeg *.bmp *.tif *.tiff *.webp *.dcm);;All files (*)</source>
        <translation>Images (*.png *.jpg *.jpeg *.bmp *.tif *.tiff *.webp *.dcm);;All files (*)</translation>
    </message>
    <message>
        <source>This sample is text only; it has no image.</source>
        <translation>This sample is text only; it has no image.</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ImageDesk</name>
    <message>
        <source>Frame</source>
        <translation>Frame</translation>
    </message>
    <message>
        <source>The list ends here.</source>
        <translation>The list ends here.</translation>
    </message>
    <message>
        <source>This sample is text only; it has no image.</source>
        <translation>This sample is text only; it has no image.</translation>
    </message>
    <message>
        <source>Frame %1 of %2</source>
        <translation>Frame %1 of %2</translation>
    </message>
    <message>
        <source>No other image of this patient.</source>
        <translation>No other image of this patient.</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ImageView</name>
    <message>
        <source>Image</source>
        <translation>Image</translation>
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
    <message>
        <source>Wheel: zoom. Middle-drag or Shift-drag: pan. Drag: window and level. Ctrl-drag: both from a region. Double-click: reset. F: fit. Ctrl+1: one to one. A: texts in the corners.</source>
        <translation>Wheel: zoom. Middle-drag or Shift-drag: pan. Drag: window and level. Ctrl-drag: both from a region. Double-click: reset. F: fit. Ctrl+1: one to one. A: texts in the corners.</translation>
    </message>
    <message>
        <source>stored %1</source>
        <translation>stored %1</translation>
    </message>
    <message>
        <source>grey %1</source>
        <translation>grey %1</translation>
    </message>
    <message>
        <source>pixels %1 × %2 mm</source>
        <translation>pixels %1 × %2 mm</translation>
    </message>
    <message>
        <source>pixels %1 : %2</source>
        <translation>pixels %1 : %2</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ImportDialog</name>
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
        <source> · %1 classes: %2</source>
        <translation> · %1 classes: %2</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>Columns…</translation>
    </message>
    <message>
        <source>Say which column of the table holds what</source>
        <translation>Say which column of the table holds what</translation>
    </message>
    <message>
        <source>The table cannot be read</source>
        <translation>The table cannot be read</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>What is shown</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Choose a file…</translation>
    </message>
    <message>
        <source>How it is read</source>
        <translation>How it is read</translation>
    </message>
    <message>
        <source>What is left out</source>
        <translation>What is left out</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>Copy the list</translation>
    </message>
    <message>
        <source>Save the list…</source>
        <translation>Save the list…</translation>
    </message>
    <message>
        <source>File of the data set</source>
        <translation>File of the data set</translation>
    </message>
    <message>
        <source>Data sets (*.npz *.csv *.tsv *.jsonl *.json *.parquet *.zip *.tar *.gz *.tgz *.dcm *.nii);;All files (*)</source>
        <translation>Data sets (*.npz *.csv *.tsv *.jsonl *.json *.parquet *.zip *.tar *.gz *.tgz *.dcm *.nii);;All files (*)</translation>
    </message>
    <message>
        <source>Drop a folder or file here</source>
        <translation>Drop a folder or file here</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>Looked at</translation>
    </message>
    <message>
        <source>files</source>
        <translation>files</translation>
    </message>
    <message>
        <source>Reading was stopped</source>
        <translation>Reading was stopped</translation>
    </message>
    <message>
        <source>Read it after all</source>
        <translation>Read it after all</translation>
    </message>
    <message>
        <source>Some of its files are missing</source>
        <translation>Some of its files are missing</translation>
    </message>
    <message>
        <source>Leave out what cannot be used</source>
        <translation>Leave out what cannot be used</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validation</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>%1: %2, no published number</source>
        <translation>%1: %2, no published number</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1: %2 of %3</translation>
    </message>
    <message>
        <source>as published</source>
        <translation>as published</translation>
    </message>
    <message>
        <source>not as published</source>
        <translation>not as published</translation>
    </message>
    <message>
        <source>compared with %1</source>
        <translation>compared with %1</translation>
    </message>
    <message>
        <source>&lt;span style=&apos;font-weight:600&apos;&gt;%1&lt;/span&gt;, recognised as %2: %3.&lt;br&gt;%4</source>
        <translation>&lt;span style=&apos;font-weight:600&apos;&gt;%1&lt;/span&gt;, recognised as %2: %3.&lt;br&gt;%4</translation>
    </message>
    <message>
        <source>%1 of the samples</source>
        <translation>%1 of the samples</translation>
    </message>
    <message>
        <source>Left out (%1)</source>
        <translation>Left out (%1)</translation>
    </message>
    <message>
        <source>Storing</source>
        <translation>Storing</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>samples</translation>
    </message>
    <message>
        <source>The data set could not be added</source>
        <translation>The data set could not be added</translation>
    </message>
    <message>
        <source>Save the list</source>
        <translation>Save the list</translation>
    </message>
    <message>
        <source>Table (*.tsv)</source>
        <translation>Table (*.tsv)</translation>
    </message>
    <message>
        <source>The list could not be saved</source>
        <translation>The list could not be saved</translation>
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
    <name>vlm::ui::ImportRows</name>
    <message>
        <source>dataset.json says so</source>
        <translation>dataset.json says so</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
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
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>text only</source>
        <translation>text only</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>cannot be read</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ImportSettings</name>
    <message>
        <source>strict: never from the gold answer</source>
        <translation>strict: never from the gold answer</translation>
    </message>
    <message>
        <source>medvlmbench: as the benchmark does</source>
        <translation>medvlmbench: as the benchmark does</translation>
    </message>
    <message>
        <source>one picture a file</source>
        <translation>one picture a file</translation>
    </message>
    <message>
        <source>each one a sample</source>
        <translation>each one a sample</translation>
    </message>
    <message>
        <source>refuse the data set</source>
        <translation>refuse the data set</translation>
    </message>
    <message>
        <source>leave it out and list it</source>
        <translation>leave it out and list it</translation>
    </message>
    <message>
        <source>keep it; it fails when it is asked for</source>
        <translation>keep it; it fails when it is asked for</translation>
    </message>
    <message>
        <source>negative</source>
        <translation>negative</translation>
    </message>
    <message>
        <source>positive</source>
        <translation>positive</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>left out</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>Chinese</translation>
    </message>
    <message>
        <source>both</source>
        <translation>both</translation>
    </message>
    <message>
        <source>left out, as in the release</source>
        <translation>left out, as in the release</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>kept</translation>
    </message>
    <message>
        <source>whichever is there</source>
        <translation>whichever is there</translation>
    </message>
    <message>
        <source>the public file</source>
        <translation>the public file</translation>
    </message>
    <message>
        <source>trainset and testset</source>
        <translation>trainset and testset</translation>
    </message>
    <message>
        <source>Hugging Face rows</source>
        <translation>Hugging Face rows</translation>
    </message>
    <message>
        <source>two: malignant or not</source>
        <translation>two: malignant or not</translation>
    </message>
    <message>
        <source>the seven diagnoses</source>
        <translation>the seven diagnoses</translation>
    </message>
    <message>
        <source>findings and impression</source>
        <translation>findings and impression</translation>
    </message>
    <message>
        <source>questions</source>
        <translation>questions</translation>
    </message>
    <message>
        <source>diagnosis</source>
        <translation>diagnosis</translation>
    </message>
    <message>
        <source>reports</source>
        <translation>reports</translation>
    </message>
    <message>
        <source>none: every row is a test sample</source>
        <translation>none: every row is a test sample</translation>
    </message>
    <message>
        <source>The name of the data set in this project; another one of the same name is replaced</source>
        <translation>The name of the data set in this project; another one of the same name is replaced</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Layout</translation>
    </message>
    <message>
        <source>Name in the project</source>
        <translation>Name in the project</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ImportedTablesDialog</name>
    <message>
        <source>summary</source>
        <translation>summary</translation>
    </message>
    <message>
        <source>Tables of the import</source>
        <translation>Tables of the import</translation>
    </message>
    <message>
        <source>Computed from the file at full precision, as `medvlm score` prints them; threshold 0.5.</source>
        <translation>Computed from the file at full precision, as `medvlm score` prints them; threshold 0.5.</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>Copy as CSV</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ItemPanel</name>
    <message>
        <source>Move up (Ctrl+Up)</source>
        <translation>Move up (Ctrl+Up)</translation>
    </message>
    <message>
        <source>Move down (Ctrl+Down)</source>
        <translation>Move down (Ctrl+Down)</translation>
    </message>
    <message>
        <source>Take out of the report (Del)</source>
        <translation>Take out of the report (Del)</translation>
    </message>
    <message>
        <source>Title of the report</source>
        <translation>Title of the report</translation>
    </message>
    <message>
        <source>Rename the report</source>
        <translation>Rename the report</translation>
    </message>
    <message>
        <source>Parts of the report</source>
        <translation>Parts of the report</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>A note, a table or a sample; figures are added on Results</source>
        <translation>A note, a table or a sample; figures are added on Results</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>Heading</translation>
    </message>
    <message>
        <source>%1 · numbers changed</source>
        <translation>%1 · numbers changed</translation>
    </message>
    <message>
        <source>Text (Markdown)</source>
        <translation>Text (Markdown)</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Caption</translation>
    </message>
    <message>
        <source>This text is made anew from what is stored each time.</source>
        <translation>This text is made anew from what is stored each time.</translation>
    </message>
    <message>
        <source>The numbers changed after this caption was written. “Refresh” above fills in the new facts.</source>
        <translation>The numbers changed after this caption was written. “Refresh” above fills in the new facts.</translation>
    </message>
    <message>
        <source>Rename a part of the report</source>
        <translation>Rename a part of the report</translation>
    </message>
    <message>
        <source>Write in the report</source>
        <translation>Write in the report</translation>
    </message>
    <message>
        <source>Reorder the report</source>
        <translation>Reorder the report</translation>
    </message>
    <message>
        <source>Take “%1” out of the report</source>
        <translation>Take “%1” out of the report</translation>
    </message>
</context>
<context>
    <name>vlm::ui::JudgeView</name>
    <message>
        <source>Judge</source>
        <translation>Judge</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>With a person&apos;s sheet…</source>
        <translation>With a person&apos;s sheet…</translation>
    </message>
    <message>
        <source>Four verdicts</source>
        <translation>Four verdicts</translation>
    </message>
    <message>
        <source>1 to 100, as the paper</source>
        <translation>1 to 100, as the paper</translation>
    </message>
    <message>
        <source>Four verdicts: correct, partially, incorrect, refused, as one JSON object</source>
        <translation>Four verdicts: correct, partially, incorrect, refused, as one JSON object</translation>
    </message>
    <message>
        <source>Says</source>
        <translation>Says</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Data set</translation>
    </message>
    <message>
        <source>Answers judged</source>
        <translation>Answers judged</translation>
    </message>
    <message>
        <source>Asks about the selected cells, or about all; what has a reply is not asked again</source>
        <translation>Asks about the selected cells, or about all; what has a reply is not asked again</translation>
    </message>
    <message>
        <source>Cells and their scores</source>
        <translation>Cells and their scores</translation>
    </message>
    <message>
        <source>Answers and verdicts</source>
        <translation>Answers and verdicts</translation>
    </message>
    <message>
        <source>The judge&apos;s reply</source>
        <translation>The judge&apos;s reply</translation>
    </message>
    <message>
        <source>Choose an answer to read the judge&apos;s reply, word for word.</source>
        <translation>Choose an answer to read the judge&apos;s reply, word for word.</translation>
    </message>
    <message>
        <source>Agreement with</source>
        <translation>Agreement with</translation>
    </message>
    <message>
        <source>Second judge</source>
        <translation>Second judge</translation>
    </message>
    <message>
        <source>A CSV with a column id (sample) and a column verdict (correct, partially, incorrect, refuse) or score (1 to 100)</source>
        <translation>A CSV with a column id (sample) and a column verdict (correct, partially, incorrect, refuse) or score (1 to 100)</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>No project is open</translation>
    </message>
    <message>
        <source>A judge reads the open answers of a project&apos;s runs.</source>
        <translation>A judge reads the open answers of a project&apos;s runs.</translation>
    </message>
    <message>
        <source>Go to Home</source>
        <translation>Go to Home</translation>
    </message>
    <message>
        <source>No open answers yet</source>
        <translation>No open answers yet</translation>
    </message>
    <message>
        <source>Run a model that answers questions; its open answers can then be judged here.</source>
        <translation>Run a model that answers questions; its open answers can then be judged here.</translation>
    </message>
    <message>
        <source>Go to Runs</source>
        <translation>Go to Runs</translation>
    </message>
    <message>
        <source>No judge yet</source>
        <translation>No judge yet</translation>
    </message>
    <message>
        <source>A judge is a language model behind HTTP, here or elsewhere. Add one in Settings; nothing is sent before you have agreed to what goes where.</source>
        <translation>A judge is a language model behind HTTP, here or elsewhere. Add one in Settings; nothing is sent before you have agreed to what goes where.</translation>
    </message>
    <message>
        <source>Go to Settings</source>
        <translation>Go to Settings</translation>
    </message>
    <message>
        <source>The judge&apos;s replies cannot be read</source>
        <translation>The judge&apos;s replies cannot be read</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Again</translation>
    </message>
    <message>
        <source>No finished cell answers the questions of %1.</source>
        <translation>No finished cell answers the questions of %1.</translation>
    </message>
    <message>
        <source>Question: %1</source>
        <translation>Question: %1</translation>
    </message>
    <message>
        <source>Reference: %1</source>
        <translation>Reference: %1</translation>
    </message>
    <message>
        <source>Answer: %1</source>
        <translation>Answer: %1</translation>
    </message>
    <message>
        <source>Verdict: %1</source>
        <translation>Verdict: %1</translation>
    </message>
    <message>
        <source>The answer equals its reference, so the judge was not asked.</source>
        <translation>The answer equals its reference, so the judge was not asked.</translation>
    </message>
    <message>
        <source>By %1, prompt %2, temperature %3, in %4 ms</source>
        <translation>By %1, prompt %2, temperature %3, in %4 ms</translation>
    </message>
    <message>
        <source>Reply:</source>
        <translation>Reply:</translation>
    </message>
    <message>
        <source>The judge stopped; what it said is kept</source>
        <translation>The judge stopped; what it said is kept</translation>
    </message>
    <message>
        <source>A person&apos;s verdicts</source>
        <translation>A person&apos;s verdicts</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv)</source>
        <translation>Tables (*.csv *.tsv)</translation>
    </message>
    <message numerus="yes">
        <source>κ %1 [%2, %3] with %4, over %n common answer(s); the same verdict for %5 %</source>
        <translation>
            <numerusform>κ %1 [%2, %3] with %4, over %n common answer; the same verdict for %5 %</numerusform>
            <numerusform>κ %1 [%2, %3] with %4, over %n common answers; the same verdict for %5 %</numerusform>
        </translation>
    </message>
    <message>
        <source>Scores of the cells</source>
        <translation>Scores of the cells</translation>
    </message>
    <message>
        <source>%1 as judged by %2</source>
        <translation>%1 as judged by %2</translation>
    </message>
</context>
<context>
    <name>vlm::ui::JudgedCellsModel</name>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Mode</translation>
    </message>
    <message>
        <source>Score %, 95 % CI</source>
        <translation>Score %, 95 % CI</translation>
    </message>
    <message>
        <source>Coverage %</source>
        <translation>Coverage %</translation>
    </message>
    <message>
        <source>Bounds %</source>
        <translation>Bounds %</translation>
    </message>
    <message>
        <source>Judged</source>
        <translation>Judged</translation>
    </message>
    <message>
        <source>Unjudged</source>
        <translation>Unjudged</translation>
    </message>
    <message>
        <source>Mean over the judged answers; percentile bootstrap, resampled by image or patient</source>
        <translation>Mean over the judged answers; percentile bootstrap, resampled by image or patient</translation>
    </message>
    <message>
        <source>The score if every unjudged answer were worth nothing, and if it were worth full marks</source>
        <translation>The score if every unjudged answer were worth nothing, and if it were worth full marks</translation>
    </message>
    <message>
        <source>%1 not asked, %2 without a verdict, %3 without a reply, %4 where the model gave no answer</source>
        <translation>%1 not asked, %2 without a verdict, %3 without a reply, %4 where the model gave no answer</translation>
    </message>
    <message>
        <source>%1 of them equal their reference and got full marks without being asked</source>
        <translation>%1 of them equal their reference and got full marks without being asked</translation>
    </message>
</context>
<context>
    <name>vlm::ui::JudgedItemsModel</name>
    <message>
        <source>no answer</source>
        <translation>no answer</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>not asked</translation>
    </message>
    <message>
        <source>unjudged</source>
        <translation>unjudged</translation>
    </message>
    <message>
        <source>no reply</source>
        <translation>no reply</translation>
    </message>
    <message>
        <source>correct</source>
        <translation>correct</translation>
    </message>
    <message>
        <source>partially</source>
        <translation>partially</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refused</translation>
    </message>
    <message>
        <source>incorrect</source>
        <translation>incorrect</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Reference</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Answer</translation>
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
    <name>vlm::ui::KeyStore</name>
    <message>
        <source>The keyring was not unlocked.</source>
        <translation>The keyring was not unlocked.</translation>
    </message>
    <message>
        <source>No keyring service runs in this session.</source>
        <translation>No keyring service runs in this session.</translation>
    </message>
    <message>
        <source>The keyring does not answer: %1</source>
        <translation>The keyring does not answer: %1</translation>
    </message>
</context>
<context>
    <name>vlm::ui::LevelHistogram</name>
    <message>
        <source>Histogram</source>
        <translation>Histogram</translation>
    </message>
    <message>
        <source>Values from %1 to %2</source>
        <translation>Values from %1 to %2</translation>
    </message>
</context>
<context>
    <name>vlm::ui::LiveAnswers</name>
    <message>
        <source>Last answers</source>
        <translation>Last answers</translation>
    </message>
    <message>
        <source>%1, %2, on %3; newest first</source>
        <translation>%1, %2, on %3; newest first</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>no answer</translation>
    </message>
    <message>
        <source>✓ right</source>
        <translation>✓ right</translation>
    </message>
    <message>
        <source>✗ wrong</source>
        <translation>✗ wrong</translation>
    </message>
    <message>
        <source>(nothing)</source>
        <translation>(nothing)</translation>
    </message>
    <message>
        <source>reference: %1</source>
        <translation>reference: %1</translation>
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
    <message>
        <source>Validation loss %1 (dashed, points)</source>
        <translation>Validation loss %1 (dashed, points)</translation>
    </message>
    <message>
        <source>, accuracy %1 %</source>
        <translation>, accuracy %1 %</translation>
    </message>
    <message>
        <source>%1: epoch %2 is done</source>
        <translation>%1: epoch %2 is done</translation>
    </message>
    <message>
        <source>%1: step %2</source>
        <translation>%1: step %2</translation>
    </message>
    <message>
        <source>Training loss %1 (solid, smoothed)</source>
        <translation>Training loss %1 (solid, smoothed)</translation>
    </message>
    <message>
        <source>The validation loss follows after the first epoch</source>
        <translation>The validation loss follows after the first epoch</translation>
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
    <message>
        <source>Run %1 is paused</source>
        <translation>Run %1 is paused</translation>
    </message>
    <message>
        <source>&amp;Help on this page</source>
        <translation>&amp;Help on this page</translation>
    </message>
    <message>
        <source>&amp;Keys of this page</source>
        <translation>&amp;Keys of this page</translation>
    </message>
    <message>
        <source>&amp;History as commands</source>
        <translation>&amp;History as commands</translation>
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
    <name>vlm::ui::MethodsView</name>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Data set</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Compare with</translation>
    </message>
    <message>
        <source>Paired differences and cost by mode</source>
        <translation>Paired differences and cost by mode</translation>
    </message>
    <message>
        <source>All data sets</source>
        <translation>All data sets</translation>
    </message>
    <message>
        <source>Nothing to compare</source>
        <translation>Nothing to compare</translation>
    </message>
    <message>
        <source>%1 has no results of this metric.</source>
        <translation>%1 has no results of this metric.</translation>
    </message>
    <message>
        <source>Comparing with %1…</source>
        <translation>Comparing with %1…</translation>
    </message>
    <message>
        <source>The modes could not be compared: %1</source>
        <translation>The modes could not be compared: %1</translation>
    </message>
    <message>
        <source>Enter shows the samples behind it.</source>
        <translation>Enter shows the samples behind it.</translation>
    </message>
</context>
<context>
    <name>vlm::ui::MissingRows</name>
    <message>
        <source>Missing file</source>
        <translation>Missing file</translation>
    </message>
    <message>
        <source>Found at</source>
        <translation>Found at</translation>
    </message>
    <message>
        <source>%1 (same content)</source>
        <translation>%1 (same content)</translation>
    </message>
    <message>
        <source>%1 (same name and size)</source>
        <translation>%1 (same name and size)</translation>
    </message>
    <message>
        <source>not found; %1 has other content</source>
        <translation>not found; %1 has other content</translation>
    </message>
    <message>
        <source>not found yet</source>
        <translation>not found yet</translation>
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
        <source>Check its files</source>
        <translation>Check its files</translation>
    </message>
    <message>
        <source>Show its layers…</source>
        <translation>Show its layers…</translation>
    </message>
    <message>
        <source>Names, shards, sizes, layout, parameters, and every weight for NaN and infinity</source>
        <translation>Names, shards, sizes, layout, parameters, and every weight for NaN and infinity</translation>
    </message>
    <message>
        <source>Shapes, parameters, and which layers LoRA reaches</source>
        <translation>Shapes, parameters, and which layers LoRA reaches</translation>
    </message>
    <message>
        <source>Preparation</source>
        <translation>Preparation</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precision</translation>
    </message>
    <message>
        <source>To use it</source>
        <translation>To use it</translation>
    </message>
    <message>
        <source>Files it needs</source>
        <translation>Files it needs</translation>
    </message>
    <message>
        <source>Download these from %1 into one folder, then add that folder: its files are checked first. This program opens no network connection by itself.</source>
        <translation>Download these from %1 into one folder, then add that folder: its files are checked first. This program opens no network connection by itself.</translation>
    </message>
    <message>
        <source>Looking at the files…</source>
        <translation>Looking at the files…</translation>
    </message>
    <message>
        <source>The files are complete</source>
        <translation>The files are complete</translation>
    </message>
    <message>
        <source>This folder cannot be used yet</source>
        <translation>This folder cannot be used yet</translation>
    </message>
    <message>
        <source>%1: %2, accuracy %3 %</source>
        <translation>%1: %2, accuracy %3 %</translation>
    </message>
    <message>
        <source>%1: %2, accuracy %3 %, %4 % of the answers as with float32</source>
        <translation>%1: %2, accuracy %3 %, %4 % of the answers as with float32</translation>
    </message>
    <message>
        <source>measured on %1 questions of %2</source>
        <translation>measured on %1 questions of %2</translation>
    </message>
    <message>
        <source>%1: weights %2, while it answers %3 – %4</source>
        <translation>%1: weights %2, while it answers %3 – %4</translation>
    </message>
    <message>
        <source>Runs whose precision is automatic use %1 here. %2 are free now, and you keep %3 for other programs.</source>
        <translation>Runs whose precision is automatic use %1 here. %2 are free now, and you keep %3 for other programs.</translation>
    </message>
    <message>
        <source>Guessed from the parameters; the files say it exactly once they are here.</source>
        <translation>Guessed from the parameters; the files say it exactly once they are here.</translation>
    </message>
    <message>
        <source>No weights published</source>
        <translation>No weights published</translation>
    </message>
    <message>
        <source>What fewer bits do to its answers was not measured yet. On questions of yours:</source>
        <translation>What fewer bits do to its answers was not measured yet. On questions of yours:</translation>
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
    <message>
        <source>Folder with the files of %1</source>
        <translation>Folder with the files of %1</translation>
    </message>
    <message>
        <source>The layers cannot be read</source>
        <translation>The layers cannot be read</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ModulesDialog</name>
    <message>
        <source>attention, all-linear</source>
        <translation>attention, all-linear</translation>
    </message>
    <message>
        <source>mlp, all-linear</source>
        <translation>mlp, all-linear</translation>
    </message>
    <message>
        <source>Layers of %1</source>
        <translation>Layers of %1</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Layers</translation>
    </message>
    <message>
        <source>Module</source>
        <translation>Module</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Shape</translation>
    </message>
    <message>
        <source>Stored as</source>
        <translation>Stored as</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameters</translation>
    </message>
    <message>
        <source>Reached by LoRA targets</source>
        <translation>Reached by LoRA targets</translation>
    </message>
    <message>
        <source>%1 parameters as stored. The last column says which choice of “Layers that get an adapter” reaches a layer; layers that a family reads without calling them stay as they are.</source>
        <translation>%1 parameters as stored. The last column says which choice of “Layers that get an adapter” reaches a layer; layers that a family reads without calling them stay as they are.</translation>
    </message>
    <message>
        <source>Search, for example: attn, layers.11, mlp</source>
        <translation>Search, for example: attn, layers.11, mlp</translation>
    </message>
    <message>
        <source>Search layers</source>
        <translation>Search layers</translation>
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
    <name>vlm::ui::OverviewView</name>
    <message>
        <source>(empty)</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>n = %1, mean %2, standard deviation %3</source>
        <translation>n = %1, mean %2, standard deviation %3</translation>
    </message>
    <message>
        <source>Grey levels: %1</source>
        <translation>Grey levels: %1</translation>
    </message>
    <message>
        <source>%1 images; mean of an image %2 ± %3</source>
        <translation>%1 images; mean of an image %2 ± %3</translation>
    </message>
    <message>
        <source>Grey levels</source>
        <translation>Grey levels</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validation</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Save as HTML or PDF…</source>
        <translation>Save as HTML or PDF…</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>What is %1 made of?</source>
        <translation>What is %1 made of?</translation>
    </message>
    <message>
        <source>Labels and how they come together, sizes, grey levels, words, examples, and what usual preparations do to an image. Every image is looked at once; what an audit has read is not read again.</source>
        <translation>Labels and how they come together, sizes, grey levels, words, examples, and what usual preparations do to an image. Every image is looked at once; what an audit has read is not read again.</translation>
    </message>
    <message>
        <source>Make the overview</source>
        <translation>Make the overview</translation>
    </message>
    <message>
        <source>Looking at</source>
        <translation>Looking at</translation>
    </message>
    <message>
        <source>images</source>
        <translation>images</translation>
    </message>
    <message>
        <source>Making the overview of %1…</source>
        <translation>Making the overview of %1…</translation>
    </message>
    <message>
        <source>The overview could not be made</source>
        <translation>The overview could not be made</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>%1 samples, %2 images, %3 patients, studies or images; %4 cannot be read</source>
        <translation>%1 samples, %2 images, %3 patients, studies or images; %4 cannot be read</translation>
    </message>
    <message>
        <source>Examples: %1</source>
        <translation>Examples: %1</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>Example</translation>
    </message>
    <message>
        <source>What usual preparations do to an image</source>
        <translation>What usual preparations do to an image</translation>
    </message>
    <message>
        <source>Sample %1, on grey levels at its own size</source>
        <translation>Sample %1, on grey levels at its own size</translation>
    </message>
    <message>
        <source>mean %1, standard deviation %2, entropy %3 bits</source>
        <translation>mean %1, standard deviation %2, entropy %3 bits</translation>
    </message>
    <message>
        <source>largest class %1 times the smallest</source>
        <translation>largest class %1 times the smallest</translation>
    </message>
    <message>
        <source>Labels, %1</source>
        <translation>Labels, %1</translation>
    </message>
    <message>
        <source>Kinds of questions, %1</source>
        <translation>Kinds of questions, %1</translation>
    </message>
    <message>
        <source>Most frequent sizes</source>
        <translation>Most frequent sizes</translation>
    </message>
    <message>
        <source>First words of questions</source>
        <translation>First words of questions</translation>
    </message>
    <message>
        <source>Most frequent answers</source>
        <translation>Most frequent answers</translation>
    </message>
    <message>
        <source>Most frequent words</source>
        <translation>Most frequent words</translation>
    </message>
    <message>
        <source>Save the overview</source>
        <translation>Save the overview</translation>
    </message>
    <message>
        <source>Web page (*.html);;PDF (*.pdf)</source>
        <translation>Web page (*.html);;PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Overview of %1</source>
        <translation>Overview of %1</translation>
    </message>
    <message>
        <source>The overview could not be saved</source>
        <translation>The overview could not be saved</translation>
    </message>
    <message>
        <source>%1 cannot be written</source>
        <translation>%1 cannot be written</translation>
    </message>
    <message>
        <source>%1 by label</source>
        <translation>%1 by label</translation>
    </message>
    <message>
        <source>Shaded by the share of the row</source>
        <translation>Shaded by the share of the row</translation>
    </message>
    <message>
        <source>What occurs together</source>
        <translation>What occurs together</translation>
    </message>
    <message>
        <source>Shaded by the share of the row&apos;s own frequency</source>
        <translation>Shaded by the share of the row&apos;s own frequency</translation>
    </message>
    <message>
        <source>An image has so many questions</source>
        <translation>An image has so many questions</translation>
    </message>
    <message>
        <source>An image has so many findings</source>
        <translation>An image has so many findings</translation>
    </message>
</context>
<context>
    <name>vlm::ui::PagePreview</name>
    <message numerus="yes">
        <source>%n pages</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vlm::ui::ProgressLine</name>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Stopping…</translation>
    </message>
    <message>
        <source>%1 %2 of %3 %4</source>
        <translation>%1 %2 of %3 %4</translation>
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
    <message>
        <source>Over HTTP</source>
        <translation>Over HTTP</translation>
    </message>
    <message>
        <source>No weights published</source>
        <translation>No weights published</translation>
    </message>
</context>
<context>
    <name>vlm::ui::RejectRows</name>
    <message>
        <source>Left out</source>
        <translation>Left out</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
</context>
<context>
    <name>vlm::ui::RemoteModelDialog</name>
    <message>
        <source>Keep in the keyring</source>
        <translation>Keep in the keyring</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Forget</translation>
    </message>
    <message>
        <source>It is a medical specialist</source>
        <translation>It is a medical specialist</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>Test the connection</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Add a model behind HTTP</source>
        <translation>Add a model behind HTTP</translation>
    </message>
    <message>
        <source>Model behind HTTP</source>
        <translation>Model behind HTTP</translation>
    </message>
    <message>
        <source>Sends one short sentence, nothing of your data</source>
        <translation>Sends one short sentence, nothing of your data</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Name in the project</source>
        <translation>Name in the project</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>OpenAI-compatible (vLLM, Ollama, llama.cpp, …)</source>
        <translation>OpenAI-compatible (vLLM, Ollama, llama.cpp, …)</translation>
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
        <translation>Interface</translation>
    </message>
    <message>
        <source>Name of the key</source>
        <translation>Name of the key</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Family</translation>
    </message>
    <message>
        <source>of the research questions; empty: none</source>
        <translation>of the research questions; empty: none</translation>
    </message>
    <message>
        <source>Limits and prices</source>
        <translation>Limits and prices</translation>
    </message>
    <message>
        <source>Answers and patience</source>
        <translation>Answers and patience</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Paste it here; it is shown to nobody</source>
        <translation>Paste it here; it is shown to nobody</translation>
    </message>
    <message>
        <source>Without a name no key is sent.</source>
        <translation>Without a name no key is sent.</translation>
    </message>
    <message>
        <source>The environment variable %1 is set and is used.</source>
        <translation>The environment variable %1 is set and is used.</translation>
    </message>
    <message>
        <source>Asking the keyring…</source>
        <translation>Asking the keyring…</translation>
    </message>
    <message>
        <source>%1 Set the environment variable %2 before the program starts instead.</source>
        <translation>%1 Set the environment variable %2 before the program starts instead.</translation>
    </message>
    <message>
        <source>No key of this name is in the keyring.</source>
        <translation>No key of this name is in the keyring.</translation>
    </message>
    <message>
        <source>A key of this name is in the keyring and is used.</source>
        <translation>A key of this name is in the keyring and is used.</translation>
    </message>
    <message>
        <source>The key needs a name first.</source>
        <translation>The key needs a name first.</translation>
    </message>
    <message>
        <source>%1 The key was not kept. Set the environment variable %2 before the program starts instead.</source>
        <translation>%1 The key was not kept. Set the environment variable %2 before the program starts instead.</translation>
    </message>
    <message>
        <source>Waiting for %1…</source>
        <translation>Waiting for %1…</translation>
    </message>
    <message>
        <source>%1 answered in %2 s</source>
        <translation>%1 answered in %2 s</translation>
    </message>
    <message>
        <source>There is no connection</source>
        <translation>There is no connection</translation>
    </message>
    <message>
        <source>It cannot be saved like this</source>
        <translation>It cannot be saved like this</translation>
    </message>
</context>
<context>
    <name>vlm::ui::RemotePanel</name>
    <message>
        <source>nothing sent yet</source>
        <translation>nothing sent yet</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refusal(s)</source>
        <translation>
            <numerusform>%n refusal</numerusform>
            <numerusform>%n refusals</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 tokens</translation>
    </message>
    <message>
        <source>What may leave this computer</source>
        <translation>What may leave this computer</translation>
    </message>
    <message>
        <source>Add a model behind HTTP…</source>
        <translation>Add a model behind HTTP…</translation>
    </message>
    <message>
        <source>Models behind HTTP belong to a project: open one to add o3, Gemini or a server of your own.</source>
        <translation>Models behind HTTP belong to a project: open one to add o3, Gemini or a server of your own.</translation>
    </message>
    <message>
        <source>This project has none. Questions can be put to o3, Gemini and any OpenAI-compatible server; nothing is sent before you have agreed to what goes where.</source>
        <translation>This project has none. Questions can be put to o3, Gemini and any OpenAI-compatible server; nothing is sent before you have agreed to what goes where.</translation>
    </message>
    <message>
        <source>They take part in runs like any other model, and can judge answers on Results.</source>
        <translation>They take part in runs like any other model, and can judge answers on Results.</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>Change %1</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Remove %1</translation>
    </message>
    <message>
        <source>From the list; its replies stay in the project&apos;s folder, and it can be undone</source>
        <translation>From the list; its replies stay in the project&apos;s folder, and it can be undone</translation>
    </message>
    <message>
        <source>%1 at %2  ·  %3</source>
        <translation>%1 at %2  ·  %3</translation>
    </message>
    <message>
        <source>Answers about %1 to %2 (%3)</source>
        <translation>Answers about %1 to %2 (%3)</translation>
    </message>
    <message>
        <source>Images and questions of %1 to %2 (%3)</source>
        <translation>Images and questions of %1 to %2 (%3)</translation>
    </message>
    <message>
        <source>Agreed by %1, %2</source>
        <translation>Agreed by %1, %2</translation>
    </message>
    <message>
        <source>, with the permission “%1”</source>
        <translation>, with the permission “%1”</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>Take back: %1</source>
        <translation>Take back: %1</translation>
    </message>
    <message>
        <source>; taken back by %1, %2</source>
        <translation>; taken back by %1, %2</translation>
    </message>
</context>
<context>
    <name>vlm::ui::RepairDialog</name>
    <message>
        <source>Search a folder…</source>
        <translation>Search a folder…</translation>
    </message>
    <message>
        <source>Missing files of %1</source>
        <translation>Missing files of %1</translation>
    </message>
    <message>
        <source>Missing files</source>
        <translation>Missing files</translation>
    </message>
    <message>
        <source>Folder to search</source>
        <translation>Folder to search</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>Looked at</translation>
    </message>
    <message>
        <source>files</source>
        <translation>files</translation>
    </message>
    <message>
        <source>The folder could not be searched</source>
        <translation>The folder could not be searched</translation>
    </message>
    <message>
        <source>Folders are searched for each file by its content, then by its name. Nothing is copied or moved: the project remembers where the files are now. What is found can be used at once; the rest stays missing until it is found.</source>
        <translation>Folders are searched for each file by its content, then by its name. Nothing is copied or moved: the project remembers where the files are now. What is found can be used at once; the rest stays missing until it is found.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) missing.</source>
        <translation>
            <numerusform>%n file missing.</numerusform>
            <numerusform>%n files missing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 used; %n file(s) still missing.</source>
        <translation>
            <numerusform>%1 used; %n file still missing.</numerusform>
            <numerusform>%1 used; %n files still missing.</numerusform>
        </translation>
    </message>
    <message>
        <source>All are found.</source>
        <translation>All are found.</translation>
    </message>
    <message>
        <source>%1 found; using them leaves %2 missing.</source>
        <translation>%1 found; using them leaves %2 missing.</translation>
    </message>
    <message>
        <source>Use what is found</source>
        <translation>Use what is found</translation>
    </message>
    <message numerus="yes">
        <source>Use %n file(s)</source>
        <translation>
            <numerusform>Use %n file</numerusform>
            <numerusform>Use %n files</numerusform>
        </translation>
    </message>
    <message>
        <source>These files cannot be used</source>
        <translation>These files cannot be used</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ReportButton</name>
    <message>
        <source>Add to report</source>
        <translation>Add to report</translation>
    </message>
    <message>
        <source>Added to the report: %1</source>
        <translation>Added to the report: %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>That cannot be added</source>
        <translation>That cannot be added</translation>
    </message>
    <message>
        <source>there is nothing to add yet</source>
        <translation>there is nothing to add yet</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ReportDesk</name>
    <message>
        <source>The report could not be saved</source>
        <translation>The report could not be saved</translation>
    </message>
    <message>
        <source>Add “%1” to the report</source>
        <translation>Add “%1” to the report</translation>
    </message>
    <message>
        <source>no project is open</source>
        <translation>no project is open</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ReportPage</name>
    <message>
        <source>Report</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>That cannot be added</source>
        <translation>That cannot be added</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>New facts in the captions of parts whose numbers changed</source>
        <translation>New facts in the captions of parts whose numbers changed</translation>
    </message>
    <message>
        <source>Export PDF…</source>
        <translation>Export PDF…</translation>
    </message>
    <message>
        <source>The pages below, figures as vectors</source>
        <translation>The pages below, figures as vectors</translation>
    </message>
    <message>
        <source>Export HTML…</source>
        <translation>Export HTML…</translation>
    </message>
    <message>
        <source>One file that needs nothing else</source>
        <translation>One file that needs nothing else</translation>
    </message>
    <message>
        <source>Bundle…</source>
        <translation>Bundle…</translation>
    </message>
    <message>
        <source>Predictions, metrics, configurations and hashes with the report, for others to verify</source>
        <translation>Predictions, metrics, configurations and hashes with the report, for others to verify</translation>
    </message>
    <message>
        <source>Verify bundle…</source>
        <translation>Verify bundle…</translation>
    </message>
    <message>
        <source>Compares every hash and computes every metric again</source>
        <translation>Compares every hash and computes every metric again</translation>
    </message>
    <message>
        <source>Preview of the pages</source>
        <translation>Preview of the pages</translation>
    </message>
    <message>
        <source>Move the part up</source>
        <translation>Move the part up</translation>
    </message>
    <message>
        <source>Move the part down</source>
        <translation>Move the part down</translation>
    </message>
    <message>
        <source>Rename the part</source>
        <translation>Rename the part</translation>
    </message>
    <message>
        <source>Take the part out of the report</source>
        <translation>Take the part out of the report</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>Add a note</translation>
    </message>
    <message>
        <source>Help on this page</source>
        <translation>Help on this page</translation>
    </message>
    <message>
        <source>the report is empty</source>
        <translation>the report is empty</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>No project is open</translation>
    </message>
    <message>
        <source>Open a project or the demonstration to tell others what was found.</source>
        <translation>Open a project or the demonstration to tell others what was found.</translation>
    </message>
    <message>
        <source>Go to Home</source>
        <translation>Go to Home</translation>
    </message>
    <message>
        <source>The project&apos;s report cannot be read</source>
        <translation>The project&apos;s report cannot be read</translation>
    </message>
    <message>
        <source>The report is empty</source>
        <translation>The report is empty</translation>
    </message>
    <message>
        <source>Start from everything this study has results for, or add figures and tables on Results, one by one.</source>
        <translation>Start from everything this study has results for, or add figures and tables on Results, one by one.</translation>
    </message>
    <message>
        <source>Start from this study</source>
        <translation>Start from this study</translation>
    </message>
    <message>
        <source>Go to Results</source>
        <translation>Go to Results</translation>
    </message>
    <message>
        <source>The preview cannot be made</source>
        <translation>The preview cannot be made</translation>
    </message>
    <message numerus="yes">
        <source>%n pages</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Refresh %n</source>
        <translation>
            <numerusform>Refresh %n</numerusform>
            <numerusform>Refresh %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking at the study…</source>
        <translation>Looking at the study…</translation>
    </message>
    <message>
        <source>Start the report from this study</source>
        <translation>Start the report from this study</translation>
    </message>
    <message numerus="yes">
        <source>%n parts were left out</source>
        <translation>
            <numerusform>%n part was left out</numerusform>
            <numerusform>%n parts were left out</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to report yet</source>
        <translation>There is nothing to report yet</translation>
    </message>
    <message>
        <source>Set up a run</source>
        <translation>Set up a run</translation>
    </message>
    <message>
        <source>Looking up the new numbers…</source>
        <translation>Looking up the new numbers…</translation>
    </message>
    <message>
        <source>Refresh the report</source>
        <translation>Refresh the report</translation>
    </message>
    <message>
        <source>The report cannot be refreshed</source>
        <translation>The report cannot be refreshed</translation>
    </message>
    <message>
        <source>Write here. **Bold**, *italic*, lists and headings are kept.</source>
        <translation>Write here. **Bold**, *italic*, lists and headings are kept.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Data sets</source>
        <translation>Data sets</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Models</translation>
    </message>
    <message>
        <source>Cost of the diagnosis runs</source>
        <translation>Cost of the diagnosis runs</translation>
    </message>
    <message>
        <source>Cost of the question runs</source>
        <translation>Cost of the question runs</translation>
    </message>
    <message>
        <source>Claims of the published study</source>
        <translation>Claims of the published study</translation>
    </message>
    <message>
        <source>Card and audit of a data set</source>
        <translation>Card and audit of a data set</translation>
    </message>
    <message>
        <source>Starred sample</source>
        <translation>Starred sample</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Star a sample on Data first.</source>
        <translation>Star a sample on Data first.</translation>
    </message>
    <message>
        <source>Methods, from what is stored</source>
        <translation>Methods, from what is stored</translation>
    </message>
    <message>
        <source>Limits, from what is stored</source>
        <translation>Limits, from what is stored</translation>
    </message>
    <message>
        <source>Figures and tables of Results…</source>
        <translation>Figures and tables of Results…</translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation>Export the report</translation>
    </message>
    <message>
        <source>Writing %1…</source>
        <translation>Writing %1…</translation>
    </message>
    <message numerus="yes">
        <source>Saved %1; the numbers of %n parts changed after they were written</source>
        <translation>
            <numerusform>Saved %1; the numbers of %n part changed after they were written</numerusform>
            <numerusform>Saved %1; the numbers of %n parts changed after they were written</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Saved %1</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>The report could not be written</source>
        <translation>The report could not be written</translation>
    </message>
    <message>
        <source>Write a bundle</source>
        <translation>Write a bundle</translation>
    </message>
    <message>
        <source>Bundle (*.zip)</source>
        <translation>Bundle (*.zip)</translation>
    </message>
    <message>
        <source>Bundling…</source>
        <translation>Bundling…</translation>
    </message>
    <message>
        <source>Saved %1: %2 files, predictions of %3 results</source>
        <translation>Saved %1: %2 files, predictions of %3 results</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Verify</translation>
    </message>
    <message>
        <source>The bundle could not be written</source>
        <translation>The bundle could not be written</translation>
    </message>
    <message>
        <source>Verify a bundle</source>
        <translation>Verify a bundle</translation>
    </message>
    <message>
        <source>Verifying %1: every hash, every metric…</source>
        <translation>Verifying %1: every hash, every metric…</translation>
    </message>
    <message>
        <source>The bundle cannot be read</source>
        <translation>The bundle cannot be read</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Laying out the pages…</source>
        <translation>Laying out the pages…</translation>
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
    <message>
        <source>That sample cannot be shown</source>
        <translation>That sample cannot be shown</translation>
    </message>
    <message>
        <source>Retrieval</source>
        <translation>Retrieval</translation>
    </message>
    <message>
        <source>The published study beside or instead of this project&apos;s results (Ctrl+Shift+O)</source>
        <translation>The published study beside or instead of this project&apos;s results (Ctrl+Shift+O)</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Published</translation>
    </message>
    <message>
        <source>How is this computed?</source>
        <translation>How is this computed?</translation>
    </message>
    <message>
        <source>Formula, scoring, n, interval and provenance of the chosen number (H)</source>
        <translation>Formula, scoring, n, interval and provenance of the chosen number (H)</translation>
    </message>
    <message>
        <source>Show or hide the published values</source>
        <translation>Show or hide the published values</translation>
    </message>
    <message>
        <source>How is this number computed?</source>
        <translation>How is this number computed?</translation>
    </message>
    <message>
        <source>Help on this view</source>
        <translation>Help on this view</translation>
    </message>
    <message>
        <source>off</source>
        <translation>off</translation>
    </message>
    <message>
        <source>beside ours</source>
        <translation>beside ours</translation>
    </message>
    <message>
        <source>alone: %1</source>
        <translation>alone: %1</translation>
    </message>
    <message>
        <source>This number</source>
        <translation>This number</translation>
    </message>
    <message>
        <source>Provenance</source>
        <translation>Provenance</translation>
    </message>
    <message>
        <source>There are no samples behind this number: the paper gives only averages.</source>
        <translation>There are no samples behind this number: the paper gives only averages.</translation>
    </message>
    <message>
        <source>Added to the report: %1</source>
        <translation>Added to the report: %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspector</translation>
    </message>
</context>
<context>
    <name>vlm::ui::RetrievalView</name>
    <message>
        <source>Search in</source>
        <translation>Search in</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Text → image</source>
        <translation>Text → image</translation>
    </message>
    <message>
        <source>A text is the query, images are found</source>
        <translation>A text is the query, images are found</translation>
    </message>
    <message>
        <source>Image → text</source>
        <translation>Image → text</translation>
    </message>
    <message>
        <source>An image is the query, texts are found</source>
        <translation>An image is the query, texts are found</translation>
    </message>
    <message>
        <source>Any text, such as: fluid in the lung</source>
        <translation>Any text, such as: fluid in the lung</translation>
    </message>
    <message>
        <source>Text to find images by</source>
        <translation>Text to find images by</translation>
    </message>
    <message>
        <source>Queries of the data set</source>
        <translation>Queries of the data set</translation>
    </message>
    <message>
        <source>Only queries with…</source>
        <translation>Only queries with…</translation>
    </message>
    <message>
        <source>Filter of the queries</source>
        <translation>Filter of the queries</translation>
    </message>
    <message>
        <source>What the query finds</source>
        <translation>What the query finds</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Direction</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>The search failed</source>
        <translation>The search failed</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>The project could not be read</source>
        <translation>The project could not be read</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>No project is open</translation>
    </message>
    <message>
        <source>Open a project or the demonstration to search its images.</source>
        <translation>Open a project or the demonstration to search its images.</translation>
    </message>
    <message>
        <source>Go to Home</source>
        <translation>Go to Home</translation>
    </message>
    <message>
        <source>Nothing to search yet</source>
        <translation>Nothing to search yet</translation>
    </message>
    <message>
        <source>Add a data set with images first.</source>
        <translation>Add a data set with images first.</translation>
    </message>
    <message>
        <source>Add a model that compares images with texts first, such as CLIP or SigLIP.</source>
        <translation>Add a model that compares images with texts first, such as CLIP or SigLIP.</translation>
    </message>
    <message>
        <source>Go to Data</source>
        <translation>Go to Data</translation>
    </message>
    <message>
        <source>Go to Models</source>
        <translation>Go to Models</translation>
    </message>
    <message>
        <source>Search %1 with %2</source>
        <translation>Search %1 with %2</translation>
    </message>
    <message>
        <source>The model encodes the test images once; features that runs have left are used again. Then any text finds images, and the data set&apos;s own texts are measured in both directions.</source>
        <translation>The model encodes the test images once; features that runs have left are used again. Then any text finds images, and the data set&apos;s own texts are measured in both directions.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Loading %1…</source>
        <translation>Loading %1…</translation>
    </message>
    <message>
        <source>%1 of %2 images encoded</source>
        <translation>%1 of %2 images encoded</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>Measuring…</translation>
    </message>
    <message>
        <source>Making %1 searchable</source>
        <translation>Making %1 searchable</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>A text finds images: choose Text → image first.</source>
        <translation>A text finds images: choose Text → image first.</translation>
    </message>
    <message>
        <source>This data set has no texts about its images. Type what to look for.</source>
        <translation>This data set has no texts about its images. Type what to look for.</translation>
    </message>
    <message>
        <source>No query contains these words.</source>
        <translation>No query contains these words.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Looking…</translation>
    </message>
    <message>
        <source>Found by searching %1</source>
        <translation>Found by searching %1</translation>
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
        <source>%1, %2 on %3: %4 points</source>
        <translation>%1, %2 on %3: %4 points</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>Definition</translation>
    </message>
    <message>
        <source>Generalist</source>
        <translation>Generalist</translation>
    </message>
    <message>
        <source>Specialist</source>
        <translation>Specialist</translation>
    </message>
    <message>
        <source>Note on the source</source>
        <translation>Note on the source</translation>
    </message>
    <message>
        <source>In-domain table</source>
        <translation>In-domain table</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <translation>%1, version %2</translation>
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
    <message>
        <source>Settings of the training of encoders</source>
        <translation>Settings of the training of encoders</translation>
    </message>
    <message>
        <source>Default settings</source>
        <translation>Default settings</translation>
    </message>
    <message>
        <source>As published (MedVLMBench)</source>
        <translation>As published (MedVLMBench)</translation>
    </message>
    <message>
        <source>LoRA of rank 8 with alpha 32 and dropout 0.05 on every linear layer, AdamW at 5e-5 falling linearly, 10 epochs in batches of 8, the last one kept</source>
        <translation>LoRA of rank 8 with alpha 32 and dropout 0.05 on every linear layer, AdamW at 5e-5 falling linearly, 10 epochs in batches of 8, the last one kept</translation>
    </message>
    <message>
        <source>Training of encoders</source>
        <translation>Training of encoders</translation>
    </message>
    <message>
        <source>CLIP-Adapter options</source>
        <translation>CLIP-Adapter options</translation>
    </message>
    <message>
        <source>Tip-Adapter options</source>
        <translation>Tip-Adapter options</translation>
    </message>
    <message>
        <source>CoOp options</source>
        <translation>CoOp options</translation>
    </message>
    <message>
        <source>Fine-tuning options</source>
        <translation>Fine-tuning options</translation>
    </message>
    <message>
        <source>Answer fine-tuning options</source>
        <translation>Answer fine-tuning options</translation>
    </message>
    <message>
        <source>Settings of your own</source>
        <translation>Settings of your own</translation>
    </message>
    <message>
        <source>Settings to start from</source>
        <translation>Settings to start from</translation>
    </message>
    <message>
        <source>Decoding of answers</source>
        <translation>Decoding of answers</translation>
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
    <message>
        <source>refused</source>
        <translation>refused</translation>
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
        <source>answered</source>
        <translation>answered</translation>
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
        <source>starred</source>
        <translation>starred</translation>
    </message>
    <message>
        <source>Right or wrong</source>
        <translation>Right or wrong</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Kind of question</source>
        <translation>Kind of question</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Patient</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Star</translation>
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
    <message>
        <source>Contrast, colours, histogram, what a model saw</source>
        <translation>Contrast, colours, histogram, what a model saw</translation>
    </message>
    <message>
        <source>Window, level and histogram</source>
        <translation>Window, level and histogram</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) about this image</source>
        <translation>
            <numerusform>%n question about this image</numerusform>
            <numerusform>%n questions about this image</numerusform>
        </translation>
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
    <message>
        <source>Statistics</source>
        <translation>Statistics</translation>
    </message>
    <message>
        <source>Everything about any two results on one data set</source>
        <translation>Everything about any two results on one data set</translation>
    </message>
    <message>
        <source>Conventions</source>
        <translation>Conventions</translation>
    </message>
    <message>
        <source>One run by each scoring convention, and why they differ</source>
        <translation>One run by each scoring convention, and why they differ</translation>
    </message>
    <message>
        <source>Judge</source>
        <translation>Judge</translation>
    </message>
    <message>
        <source>Open answers as a language model judges them</source>
        <translation>Open answers as a language model judges them</translation>
    </message>
    <message>
        <source>By mode</source>
        <translation>By mode</translation>
    </message>
    <message>
        <source>One model off the shelf, probed and adapted, with paired differences</source>
        <translation>One model off the shelf, probed and adapted, with paired differences</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Cost</translation>
    </message>
    <message>
        <source>Parameters, operations, time and memory of every result</source>
        <translation>Parameters, operations, time and memory of every result</translation>
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
    <message>
        <source>How is this computed?</source>
        <translation>How is this computed?</translation>
    </message>
    <message>
        <source>Formula, scoring, n, interval and provenance of the chosen number (H)</source>
        <translation>Formula, scoring, n, interval and provenance of the chosen number (H)</translation>
    </message>
    <message>
        <source>This number</source>
        <translation>This number</translation>
    </message>
    <message>
        <source>Provenance</source>
        <translation>Provenance</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>%1 on %2, %3</source>
        <translation>%1 on %2, %3</translation>
    </message>
    <message>
        <source>There are no samples behind this number in the project.</source>
        <translation>There are no samples behind this number in the project.</translation>
    </message>
    <message>
        <source>There are no samples behind this number: the paper gives only averages.</source>
        <translation>There are no samples behind this number: the paper gives only averages.</translation>
    </message>
    <message>
        <source>Show the samples behind it</source>
        <translation>Show the samples behind it</translation>
    </message>
    <message>
        <source>What is this plot?</source>
        <translation>What is this plot?</translation>
    </message>
    <message>
        <source>Added to the report: %1</source>
        <translation>Added to the report: %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>What if</translation>
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
    <message>
        <source>Models behind HTTP</source>
        <translation>Models behind HTTP</translation>
    </message>
    <message>
        <source>OpenAI o3 Gemini server key keyring consent budget price limit endpoint judge network</source>
        <translation>OpenAI o3 Gemini server key keyring consent budget price limit endpoint judge network</translation>
    </message>
</context>
<context>
    <name>vlm::ui::SidePanel</name>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Close (Esc)</translation>
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
    <name>vlm::ui::StatisticsView</name>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Data set</translation>
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
        <translation>A difference smaller than this does not matter; set it before looking at the result</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Margin</translation>
    </message>
    <message>
        <source>Bootstrap replicates, and swaps of the randomisation test</source>
        <translation>Bootstrap replicates, and swaps of the randomisation test</translation>
    </message>
    <message>
        <source>Draws</source>
        <translation>Draws</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Choose a pair, or fewer draws, to compute again.</source>
        <translation>Choose a pair, or fewer draws, to compute again.</translation>
    </message>
    <message>
        <source>Family of tests</source>
        <translation>Family of tests</translation>
    </message>
    <message>
        <source>Every pair looked at is listed: looking is testing. The p values of the ticked ones are corrected together, by Holm (no false claim at all) and Benjamini-Hochberg (share of false claims).</source>
        <translation>Every pair looked at is listed: looking is testing. The p values of the ticked ones are corrected together, by Holm (no false claim at all) and Benjamini-Hochberg (share of false claims).</translation>
    </message>
    <message>
        <source>Add every pair</source>
        <translation>Add every pair</translation>
    </message>
    <message>
        <source>All pairs of this data set in the mode of A</source>
        <translation>All pairs of this data set in the mode of A</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Comparison</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>p</source>
        <translation>p</translation>
    </message>
    <message>
        <source>p, Holm</source>
        <translation>p, Holm</translation>
    </message>
    <message>
        <source>p, Benjamini-Hochberg</source>
        <translation>p, Benjamini-Hochberg</translation>
    </message>
    <message>
        <source> points</source>
        <translation> points</translation>
    </message>
    <message>
        <source>Choose two results</source>
        <translation>Choose two results</translation>
    </message>
    <message>
        <source>A and B must be two different results on one data set.</source>
        <translation>A and B must be two different results on one data set.</translation>
    </message>
    <message>
        <source>Drawing %1 times…</source>
        <translation>Drawing %1 times…</translation>
    </message>
    <message>
        <source>These two cannot be compared</source>
        <translation>These two cannot be compared</translation>
    </message>
    <message>
        <source>%1 − %2 on %3, %4</source>
        <translation>%1 − %2 on %3, %4</translation>
    </message>
    <message>
        <source>Testing every pair…</source>
        <translation>Testing every pair…</translation>
    </message>
    <message>
        <source>Not every pair could be tested: %1</source>
        <translation>Not every pair could be tested: %1</translation>
    </message>
    <message>
        <source>A − B = %1 %2 by %3.</source>
        <translation>A − B = %1 %2 by %3.</translation>
    </message>
    <message>
        <source>%1: p = %2.</source>
        <translation>%1: p = %2.</translation>
    </message>
    <message numerus="yes">
        <source>Corrected over %n test(s): %1 by Holm.</source>
        <translation>
            <numerusform>Corrected over %n test: %1 by Holm.</numerusform>
            <numerusform>Corrected over %n tests: %1 by Holm.</numerusform>
        </translation>
    </message>
    <message>
        <source>At this n: %1.</source>
        <translation>At this n: %1.</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <translation>%1: %2 %3</translation>
    </message>
    <message>
        <source>n = %1</source>
        <translation>n = %1</translation>
    </message>
    <message>
        <source>Enter shows the samples behind it.</source>
        <translation>Enter shows the samples behind it.</translation>
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
    <message>
        <source>Research use only (?)</source>
        <translation>Research use only (?)</translation>
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
    <name>vlm::ui::TagDialog</name>
    <message>
        <source>Tag %1 samples</source>
        <translation>Tag %1 samples</translation>
    </message>
    <message>
        <source>Every sample now listed of %1 gets the tag, also those that are not on the screen. It can be undone.</source>
        <translation>Every sample now listed of %1 gets the tag, also those that are not on the screen. It can be undone.</translation>
    </message>
    <message>
        <source>Tag, as: hard case</source>
        <translation>Tag, as: hard case</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
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
    <name>vlm::ui::VerifyDialog</name>
    <message>
        <source>Verify a bundle</source>
        <translation>Verify a bundle</translation>
    </message>
    <message>
        <source>Everything is as it should be</source>
        <translation>Everything is as it should be</translation>
    </message>
    <message numerus="yes">
        <source>%n differences</source>
        <translation>
            <numerusform>%n difference</numerusform>
            <numerusform>%n differences</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 files compared with their SHA-256; %2 numbers of %3 results computed again from their predictions, largest difference %4.</source>
        <translation>%1 files compared with their SHA-256; %2 numbers of %3 results computed again from their predictions, largest difference %4.</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>What was found</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ViewList</name>
    <message>
        <source>Saved views</source>
        <translation>Saved views</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>Delete the view</source>
        <translation>Delete the view</translation>
    </message>
    <message>
        <source>?</source>
        <translation>?</translation>
    </message>
    <message>
        <source>Save the view %1</source>
        <translation>Save the view %1</translation>
    </message>
    <message>
        <source>Rename the view %1</source>
        <translation>Rename the view %1</translation>
    </message>
    <message>
        <source>Delete the view %1</source>
        <translation>Delete the view %1</translation>
    </message>
</context>
<context>
    <name>vlm::ui::ViewerMenu</name>
    <message>
        <source>Histogram…</source>
        <translation>Histogram…</translation>
    </message>
    <message>
        <source>What the model saw</source>
        <translation>What the model saw</translation>
    </message>
    <message>
        <source>DICOM attributes…</source>
        <translation>DICOM attributes…</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Full screen</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contrast</translation>
    </message>
    <message>
        <source>Automatic: the middle 98 % of the pixels</source>
        <translation>Automatic: the middle 98 % of the pixels</translation>
    </message>
    <message>
        <source>Dark half</source>
        <translation>Dark half</translation>
    </message>
    <message>
        <source>Bright half</source>
        <translation>Bright half</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>As they are</source>
        <translation>As they are</translation>
    </message>
    <message>
        <source>Inverted</source>
        <translation>Inverted</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>Heat</translation>
    </message>
    <message>
        <source>Viridis</source>
        <translation>Viridis</translation>
    </message>
    <message>
        <source>The project has no models</source>
        <translation>The project has no models</translation>
    </message>
    <message>
        <source>Histogram of %1</source>
        <translation>Histogram of %1</translation>
    </message>
    <message>
        <source>Grey levels</source>
        <translation>Grey levels</translation>
    </message>
    <message>
        <source>Grey levels of %1 pixels; mean %2. The box spans the middle half.</source>
        <translation>Grey levels of %1 pixels; mean %2. The box spans the middle half.</translation>
    </message>
    <message>
        <source>%1 × %2 pixels, after the published preparation</source>
        <translation>%1 × %2 pixels, after the published preparation</translation>
    </message>
    <message>
        <source>What %1 saw</source>
        <translation>What %1 saw</translation>
    </message>
    <message>
        <source>What the model saw cannot be shown</source>
        <translation>What the model saw cannot be shown</translation>
    </message>
    <message>
        <source>DICOM attributes</source>
        <translation>DICOM attributes</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>Attribute</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>Device, geometry, exposure and pixel attributes. What could tell who the patient is, is never read.</source>
        <translation>Device, geometry, exposure and pixel attributes. What could tell who the patient is, is never read.</translation>
    </message>
    <message>
        <source>The attributes cannot be read</source>
        <translation>The attributes cannot be read</translation>
    </message>
    <message>
        <source>Keep this image beside the next ones</source>
        <translation>Keep this image beside the next ones</translation>
    </message>
    <message>
        <source>As the file says, or the whole range</source>
        <translation>As the file says, or the whole range</translation>
    </message>
    <message>
        <source>%1 (W %2, L %3)</source>
        <translation>%1 (W %2, L %3)</translation>
    </message>
    <message>
        <source>One image</source>
        <translation>One image</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Views</translation>
    </message>
    <message>
        <source>As many as there are</source>
        <translation>As many as there are</translation>
    </message>
    <message>
        <source>Two images</source>
        <translation>Two images</translation>
    </message>
    <message>
        <source>Four images</source>
        <translation>Four images</translation>
    </message>
    <message>
        <source>Images side by side</source>
        <translation>Images side by side</translation>
    </message>
    <message>
        <source>What the task needs</source>
        <translation>What the task needs</translation>
    </message>
    <message>
        <source>Next samples</source>
        <translation>Next samples</translation>
    </message>
    <message>
        <source>Images of this patient</source>
        <translation>Images of this patient</translation>
    </message>
    <message>
        <source>Questions about this image</source>
        <translation>Questions about this image</translation>
    </message>
    <message>
        <source>Beside the image</source>
        <translation>Beside the image</translation>
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
    <message>
        <source>Choose the best anew in every replicate</source>
        <translation>Choose the best anew in every replicate</translation>
    </message>
    <message>
        <source>Tuned means</source>
        <translation>Tuned means</translation>
    </message>
    <message>
        <source>Which mode counts as tuned</source>
        <translation>Which mode counts as tuned</translation>
    </message>
    <message>
        <source>Paired intervals then take into account that the best was chosen on the test set; they get wider.</source>
        <translation>Paired intervals then take into account that the best was chosen on the test set; they get wider.</translation>
    </message>
    <message>
        <source>The published study has no predictions to draw from.</source>
        <translation>The published study has no predictions to draw from.</translation>
    </message>
    <message>
        <source>Only the best of each side is chosen.</source>
        <translation>Only the best of each side is chosen.</translation>
    </message>
</context>
<context>
    <name>vlm::ui::WindowPanel</name>
    <message>
        <source>Window</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Pixels cut off at either end</source>
        <translation>Pixels cut off at either end</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Preset</translation>
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
        <translation>Clip</translation>
    </message>
    <message>
        <source>Spread what is left over the whole range</source>
        <translation>Spread what is left over the whole range</translation>
    </message>
    <message>
        <source>Window of your own</source>
        <translation>Window of your own</translation>
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
    <name>window</name>
    <message>
        <source>lung</source>
        <translation>lung</translation>
    </message>
    <message>
        <source>bone</source>
        <translation>bone</translation>
    </message>
    <message>
        <source>soft tissue</source>
        <translation>soft tissue</translation>
    </message>
    <message>
        <source>brain</source>
        <translation>brain</translation>
    </message>
    <message>
        <source>mediastinum</source>
        <translation>mediastinum</translation>
    </message>
    <message>
        <source>from the file</source>
        <translation>from the file</translation>
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
        <translation>Fine-tuning</translation>
    </message>
    <message>
        <source>WiSE-FT</source>
        <translation>WiSE-FT</translation>
    </message>
</context>
</TS>
