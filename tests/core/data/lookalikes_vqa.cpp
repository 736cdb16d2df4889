#include "lookalikes.h"

namespace lookalikes {

const std::vector<LookAlike>& diagnosis();

namespace {

const std::string kPublicRow
    = json("{'qid':'1','image_name':'synpic1.jpg','image_organ':'HEAD','question':'Is it "
           "normal?','answer':'Yes','answer_type':'CLOSED','question_type':'ABN','phrase_type':");

std::string openRow(const char* id, const char* phrase)
{
    return json(std::string("{'qid':'") + id
        + "','image_name':'synpic2.jpg','image_organ':'CHEST','question':'Which side?','answer':'Left ',"
          "'answer_type':'CLOSED','question_type':'POS','phrase_type':'"
        + phrase + "'}");
}

void fundus(const DataFolder& folder, const std::string& name)
{
    writeZip(folder.path() / name, {{"slo_fundus.npy", npy("|u1", "(2, 3)", "abcdef")}}, true);
}

const LookAlike kVqa[]{
    {.name = "SLAKE",
        .importer = "slake",
        .fill =
            [](const DataFolder& f) {
                f.text("train.json",
                    "[" + slakeRow(1, "Is it healthy?", "No", "CLOSED", "en") + ","
                        + slakeRow(2, "Shi ma?", "Bu", "CLOSED", "zh") + "]");
                f.text("validate.json", "[" + slakeRow(3, "Which organ?", "Lung", "OPEN", "en") + "]");
                f.text("test.json", "[" + slakeRow(4, "Which side?", "Left", "CLOSED", "en") + "]");
                for (const char* id : {"1", "2", "3", "4"})
                    f.image(std::string("imgs/xmlab") + id + "/source.jpg");
            },
        .sizes = {1, 1, 1},
        .strict = {"Is it healthy?", "Which organ?", "Which side?"},
        .reference = {kYesNo + "Is it healthy?", "Which organ?", "Which side?"},
        .answers = {"No", "Lung", "Left"}},
    {.name = "PathVQA",
        .importer = "path_vqa",
        .fill =
            [](const DataFolder& f) {
                f.text("path_vqa.jsonl",
                    json("{'image':'images/train_1.jpg','question':'what is it?','answer':'bile','split':'train'}\n"
                         "{'image':'images/val_1.jpg','question':'is it?','answer':'Yes','split':'validation'}\n"
                         "{'image':'images/test_1.jpg','question':'where is it?','answer':'no','split':'test'}\n"));
                for (const char* image : {"train_1", "val_1", "test_1"})
                    f.image(std::string("images/") + image + ".jpg");
            },
        .sizes = {1, 1, 1},
        .strict = {"what is it?", "is it?", "where is it?"},
        .reference = {"what is it?", kYesNo + "is it?", kYesNo + "where is it?"},
        .answers = {"bile", "Yes", "no"}},
    {.name = "PathVQA of its authors",
        .importer = "path_vqa",
        .fill =
            [](const DataFolder& f) {
                f.text("PathVQA/qas/train_qa.jsonl",
                    json("{'image':'train_0001','question':'what is it?','answer':'bile'}\n"));
                f.text("PathVQA/qas/test_qa.jsonl", json("{'image':'test_0001','question':'is it?','answer':'no'}\n"));
                f.image("PathVQA/images/train/train_0001.jpg");
                f.image("PathVQA/images/test/test_0001.jpg");
            },
        .sizes = {1, 0, 1},
        .strict = {"what is it?", "is it?"},
        .reference = {"what is it?", kYesNo + "is it?"},
        .answers = {"bile", "no"}},
    {.name = "VQA-RAD of OSF",
        .importer = "vqa_rad",
        .fill =
            [](const DataFolder& f) {
                f.text("VQA_RAD Dataset Public.json",
                    "[" + kPublicRow + "\"freeform\"}," + openRow("2", "test_para") + "," + openRow("3", "freeform")
                        + "]");
                f.image("VQA_RAD Image Folder/synpic1.jpg");
                f.image("VQA_RAD Image Folder/synpic2.jpg");
            },
        .sizes = {1, 0, 1}, // the third repeats the second and is left out
        .strict = {"Is it normal?", "Which side?"},
        .reference = {kYesNo + "is it normal?", "which side?"},
        .answers = {"Yes", "Left"}},
    {.name = "VQA-RAD split files",
        .importer = "vqa_rad",
        .fill =
            [](const DataFolder& f) {
                f.text("trainset.json", "[" + kPublicRow + "\"freeform\"}]");
                f.text("testset.json", "[" + openRow("2", "para") + "]");
                f.image("images/synpic1.jpg");
                f.image("images/synpic2.jpg");
            },
        .sizes = {1, 0, 1},
        .strict = {"Is it normal?", "Which side?"},
        .reference = {kYesNo + "is it normal?", "which side?"},
        .answers = {"Yes", "Left"}},
    {.name = "VQA-RAD of Hugging Face",
        .importer = "vqa_rad",
        .fill =
            [](const DataFolder& f) {
                f.text("vqa-rad/train.jsonl", json("{'image':'images/a.jpg','question':'is it?','answer':'yes'}\n"));
                f.text("vqa-rad/test.jsonl", json("{'image':'images/b.jpg','question':'where?','answer':'left'}\n"));
                f.image("vqa-rad/images/a.jpg");
                f.image("vqa-rad/images/b.jpg");
            },
        .sizes = {1, 0, 1},
        .strict = {"is it?", "where?"},
        .reference = {kYesNo + "is it?", "where?"},
        .answers = {"yes", "left"}},
    {.name = "FairVLMed questions",
        .importer = "fairvlmed",
        .fill =
            [](const DataFolder& f) {
                const std::string header = "gpt_summary,filename,image_path,question type,question,answer\n";
                f.text("vqa_train.csv", header + "s,data_1.npz,data_1.npz,OPEN,What is seen?,a cup\n");
                f.text("vqa_test.csv", header + "s,data_2.npz,/away/data_2.npz,YES/NO,Is it glaucoma?,Yes\n");
                fundus(f, "data_1.npz");
                fundus(f, "data_2.npz");
            },
        .sizes = {1, 0, 1},
        .strict = {"What is seen?", "Is it glaucoma?"},
        .reference = {"What is seen?", kYesNo + "Is it glaucoma?"},
        .answers = {"a cup", "Yes"}},
    {.name = "FairVLMed reports",
        .importer = "fairvlmed",
        .fill =
            [](const DataFolder& f) {
                f.text("caption_test.csv", "gpt_summary,filename,image_path\na cupped disc,data_1.npz,data_1.npz\n");
                fundus(f, "data_1.npz");
            },
        .sizes = {0, 0, 1},
        .strict = {kReport},
        .answers = {"a cupped disc"}},
    {.name = "IU X-Ray",
        .importer = "iu_xray",
        .fill =
            [](const DataFolder& f) {
                f.text("indiana_reports.csv",
                    "uid,MeSH,Problems,image,indication,comparison,findings,impression\n"
                    "1,n,n,x,y,z,\"Clear lungs, no effusion.\",Normal chest.\n2,n,n,x,y,z,,\n");
                f.text("indiana_projections.csv",
                    "uid,filename,projection\n1,1_IM-1.dcm.png,Frontal\n2,2_IM.dcm.png,Frontal\n");
                f.image("images/images_normalized/1_IM-1.dcm.png");
                f.image("images/images_normalized/2_IM.dcm.png");
            },
        .sizes = {0, 0, 1},
        .strict = {kReport},
        .answers = {"Clear lungs, no effusion. Normal chest."}},
    {.name = "MIMIC-CXR",
        .importer = "mimic_cxr",
        .fill =
            [](const DataFolder& f) {
                f.text("annotation.json",
                    json("{'train':[{'id':'t1','subject_id':10,'study_id':5,'image_path':['p10/a.jpg','p10/b.jpg'],"
                         "'report':'No acute.'}],'val':[{'id':'v1','subject_id':12,'image_path':['p12/d.jpg'],"
                         "'report':'Clear.'}],'test':[{'id':'t2','subject_id':11,'image_path':['p11/c.jpg'],"
                         "'report':'Edema.'}]}"));
                for (const char* image : {"p10/a", "p10/b", "p11/c", "p12/d"})
                    f.image(std::string("images/") + image + ".jpg");
            },
        .sizes = {1, 1, 1},
        .strict = {kReport, kReport, kReport},
        .answers = {"Edema.", "No acute.", "Clear."}}, // splits in the order of their names
    {.name = "OmniMedVQA",
        .importer = "omni_med_vqa",
        .fill =
            [](const DataFolder& f) {
                const auto row = [](const char* id, const char* answer) {
                    return json(std::string("{'dataset':'X','question_id':'") + id
                        + "','question_type':'Modality','question':'What?','gt_answer':'" + answer
                        + "','image_path':'Images/x/1.png','option_A':'MRI','option_B':'CT scan','option_C':'PET'}");
                };
                f.text(
                    "QA_information/Open-access/X.json", "[" + row("X_0", "ct scan") + "," + row("X_1", "MRI") + "]");
                f.text("omnimedvqa_train_index.jsonl", json("{'question_id':'X_1'}\n"));
                f.text("omnimedvqa_test_index.jsonl", json("{'question_id':'X_0'}\n"));
                f.image("Images/x/1.png");
            },
        .sizes = {1, 0, 1},
        .strict = std::vector<std::string>(2, "What?\nOptions:\n(A) MRI\n(B) CT scan\n(C) PET" + kLetter),
        .answers = {"B", "A"}},
    {.name = "MedXpertQA-MM",
        .importer = "medxpertqa",
        .fill =
            [](const DataFolder& f) {
                std::string rows;
                for (int i = 0; i < 5; ++i)
                    rows += json("{'id':'MM-" + std::to_string(i) + "','question':'Q" + std::to_string(i)
                        + "? (A) x (B) y','options':{'A':'x','B':'y'},'label':'B','images':['1.jpeg']}\n");
                f.text("MM/test.jsonl", rows);
                f.image("images/1.jpeg");
            },
        .sizes = {4, 0, 1},
        .strict = {"Q0? (A) x (B) y" + kLetter, "Q1? (A) x (B) y" + kLetter, "Q2? (A) x (B) y" + kLetter,
            "Q3? (A) x (B) y" + kLetter, "Q4? (A) x (B) y" + kLetter},
        .answers = {"B", "B", "B", "B", "B"}},
    {.name = "table of questions",
        .importer = "table",
        .fill =
            [](const DataFolder& f) {
                f.text("questions.tsv",
                    "image\tquestion\tanswer\tsplit\n1.png\tIs it?\tNo\ttest\n1.png\tWhat?\tliver\ttrain\n");
                f.image("1.png");
            },
        .sizes = {1, 0, 1},
        .strict = {"Is it?", "What?"},
        .reference = {kYesNo + "Is it?", "What?"},
        .answers = {"No", "liver"}},
    {.name = "lines of JSON",
        .importer = "table",
        .fill =
            [](const DataFolder& f) {
                f.text(
                    "rows.jsonl", json("{'image':'1.png','report':'Clear.'}\n{'image':'2.png','report':'Edema.'}\n"));
                f.image("1.png");
                f.image("2.png");
            },
        .sizes = {0, 0, 2},
        .strict = {kReport, kReport},
        .answers = {"Clear.", "Edema."}},
};

}

const std::vector<LookAlike>& all()
{
    static const std::vector<LookAlike> list = [] {
        std::vector<LookAlike> both = diagnosis();
        both.insert(both.end(), std::begin(kVqa), std::end(kVqa));
        return both;
    }();
    return list;
}

}
