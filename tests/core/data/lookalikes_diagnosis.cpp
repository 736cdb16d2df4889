#include "lookalikes.h"

#include "core/base/files.h"

namespace lookalikes {

namespace {

void thickness(const DataFolder& folder, const std::string& name)
{
    std::filesystem::create_directories((folder.path() / name).parent_path());
    writeZip(folder.path() / name, {{"rnflt.npy", npy("<f8", "(1, 3)", rawBytes<double>({-2.0, 100.0, 350.0}))}}, true);
}

std::vector<std::string> photos(const std::vector<std::string>& texts)
{
    std::vector<std::string> prompts;
    for (const std::string& text : texts)
        prompts.push_back(photo(text));
    return prompts;
}

const std::vector<std::string> kDerma{"actinic keratoses and intraepithelial carcinoma", "basal cell carcinoma",
    "benign keratosis-like lesions", "dermatofibroma", "melanoma", "melanocytic nevi", "vascular lesions"};
const std::vector<std::string> kBenignOrNot{"benign keratosis-like lesions", "actinic keratoses or melanoma"};

}

const std::vector<LookAlike>& diagnosis()
{
    static const std::vector<LookAlike> list{
        {.name = "PneumoniaMNIST 28",
            .importer = "medmnist",
            .fill =
                [](const DataFolder& f) {
                    medMnist(f, "pneumoniamnist.npz", 28, {1, 0, 1});
                },
            .sizes = {1, 1, 1},
            .labels = {1, 0, 1},
            .strict = photos({"normal", "pneumonia"})},
        {.name = "PneumoniaMNIST 224",
            .importer = "medmnist",
            .fill =
                [](const DataFolder& f) {
                    medMnist(f, "pneumoniamnist_224.npz", 224, {0, 1, 0});
                },
            .sizes = {1, 1, 1},
            .labels = {0, 1, 0},
            .strict = photos({"normal", "pneumonia"})},
        {.name = "BreastMNIST",
            .importer = "medmnist",
            .fill =
                [](const DataFolder& f) {
                    medMnist(f, "breastmnist_224.npz", 224, {0, 1, 1});
                },
            .sizes = {1, 1, 1},
            .labels = {0, 1, 1},
            .strict = photos({"malignant", "normal, benign"})},
        {.name = "DermaMNIST",
            .importer = "medmnist",
            .fill =
                [](const DataFolder& f) {
                    medMnist(f, "dermamnist_224.npz", 224, {5, 4, 6});
                },
            .sizes = {1, 1, 1},
            .labels = {5, 4, 6},
            .strict = photos(kDerma)},
        {.name = "Camelyon17",
            .importer = "camelyon17",
            .fill =
                [](const DataFolder& f) {
                    f.text("sample3680_train_metadata.csv",
                        ",patient,node,x_coord,y_coord,tumor\n0,4,3,3328,21792,1\n1,17,0,96,64,0\n");
                    f.text("sample920_test_metadata.csv", ",patient,node,x_coord,y_coord,tumor\n0,20,1,32,160,1\n");
                    f.image("patches/patient_004_node_3/patch_patient_004_node_3_x_3328_y_21792.png");
                    f.image("patches/patient_017_node_0/patch_patient_017_node_0_x_96_y_64.png");
                    f.image("patches/patient_020_node_1/patch_patient_020_node_1_x_32_y_160.png");
                },
            .sizes = {2, 0, 1},
            .labels = {1, 0, 1},
            .strict = photos({"negative tumor", "positive tumor"})},
        {.name = "Camelyon17 of WILDS",
            .importer = "camelyon17",
            .fill =
                [](const DataFolder& f) {
                    f.text("camelyon17_v1.0/metadata.csv",
                        ",patient,node,x_coord,y_coord,tumor,slide,center,split\n0,4,3,1,2,1,0,0,0\n"
                        "1,24,0,3,4,0,9,1,0\n2,51,1,5,6,1,30,2,0\n3,90,1,7,8,0,40,4,1\n");
                    for (const char* patch :
                        {"004_node_3/patch_patient_004_node_3_x_1_y_2", "024_node_0/patch_patient_024_node_0_x_3_y_4",
                            "051_node_1/patch_patient_051_node_1_x_5_y_6",
                            "090_node_1/patch_patient_090_node_1_x_7_y_8"})
                        f.image(std::string("camelyon17_v1.0/patches/patient_") + patch + ".png");
                },
            .sizes = {2, 1, 1},
            .labels = {1, 0, 1, 0},
            .strict = photos({"negative tumor", "positive tumor"})},
        {.name = "HAM10000",
            .importer = "ham10000",
            .fill =
                [](const DataFolder& f) {
                    f.text("HAM10000/split/train.csv", "image_id,dx\nISIC_1,mel\nISIC_2,bcc\n");
                    f.text("HAM10000/split/test.csv", "image_id,dx\nISIC_3,akiec\nISIC_4,nv\n");
                    for (const char* id : {"1", "2", "3", "4"})
                        f.image(std::string("HAM10000/HAM10000_images/ISIC_") + id + ".jpg");
                },
            .sizes = {2, 0, 2},
            .labels = {1, 0, 1, 0},
            .strict = photos(kBenignOrNot)},
        {.name = "HAM10000 as released",
            .importer = "ham10000",
            .fill =
                [](const DataFolder& f) {
                    f.text("HAM10000_metadata.csv",
                        "lesion_id,image_id,dx,dx_type,age,sex,localization\nH1,ISIC_1,df,histo,,male,back\n"
                        "H2,ISIC_2,mel,histo,30.0,female,ear\n");
                    f.image("HAM10000_images_part_1/ISIC_1.jpg");
                    f.image("HAM10000_images_part_2/ISIC_2.jpg");
                },
            .sizes = {0, 0, 2},
            .labels = {0, 1},
            .strict = photos(kBenignOrNot)},
        {.name = "Drishti-GS1",
            .importer = "drishti",
            .fill =
                [](const DataFolder& f) {
                    const std::string inner = "Drishti-GS1_files/Drishti-GS1_files/";
                    f.image(inner + "Training/Images/GLAUCOMA/drishtiGS_001.png");
                    f.image(inner + "Training/Images/NORMAL/drishtiGS_002.png");
                    f.image(inner + "Test/Images/normal/drishtiGS_003.png");
                    f.text("Drishti-GS1_diagnosis.csv",
                        "Drishti-GS File,Marking,Diagnosis,Total\ndrishtiGS_001',x,Glaucomatous,5\n"
                        "drishtiGS_002',x,Normal,5\ndrishtiGS_003',x,Normal,5\n,,,\n");
                },
            .sizes = {2, 0, 1},
            .labels = {1, 0, 0},
            .strict = photos({"normal retina", "glaucomatous retina"}),
            .reference = photos({"normal retina ", "glaucomatous retina"})},
        {.name = "ChestXray",
            .importer = "chest_xray",
            .fill =
                [](const DataFolder& f) {
                    f.image("chest_xray/train/NORMAL/IM-0115-0001.jpeg");
                    f.image("chest_xray/train/PNEUMONIA/person12_bacteria_46.jpeg");
                    f.image("chest_xray/val/NORMAL/NORMAL2-IM-1427-0001.jpeg");
                    f.image("chest_xray/test/NORMAL/NORMAL2-IM-0130-0001.jpeg");
                    f.image("chest_xray/test/PNEUMONIA/person1_virus_6.jpeg");
                },
            .sizes = {2, 1, 2},
            .labels = {0, 1, 0, 0, 1},
            .strict = photos({"chest xray with no finding", "chest xray with pneumonia"}),
            .reference = photos({"chest xray with no finding", " chest xray with pneumonia"})},
        {.name = "GF3300",
            .importer = "gf3300",
            .fill =
                [](const DataFolder& f) {
                    for (const char* name : {"a", "b", "c"})
                        thickness(f, std::string("GF3300/data/") + name + ".npz");
                    f.text("GF3300/split/train.csv", "path,glaucoma\na.npz,yes\n");
                    f.text("GF3300/split/test.csv", "path,glaucoma\nb.npz,no\nc.npz,yes\n");
                },
            .sizes = {1, 0, 2},
            .labels = {1, 0, 1},
            .strict = photos({"benign retina", "glaucomatous retina"})},
        {.name = "CheXpert",
            .importer = "chexpert",
            .fill =
                [](const DataFolder& f) {
                    const std::string header = "Path,Sex,Age,Frontal/Lateral,AP/PA,No Finding,Edema,Pleural Effusion\n";
                    const std::string base = "CheXpert-v1.0-small/";
                    const auto row = [&](const std::string& image, const char* rest) {
                        f.image(base + image);
                        return base + image + rest;
                    };
                    f.text(base + "train.csv",
                        header + row("train/patient00001/study1/view1_frontal.jpg", ",Male,73,Frontal,AP,1.0,,\n")
                            + row("train/patient00002/study2/view1_frontal.jpg", ",Male,70,Frontal,PA,-1.0,1.0,\n"));
                    f.text(base + "valid.csv",
                        header
                            + row("valid/patient64541/study1/view1_frontal.jpg", ",Female,40,Frontal,AP,,0.0,1.0\n"));
                },
            .sizes = {2, 0, 1},
            .labels = {1, 0, 0},
            .strict = photos({"diseased xray", "normal xray"})},
        {.name = "PAPILA",
            .importer = "papila",
            .fill =
                [](const DataFolder& f) {
                    f.text("PAPILA/split/new_train.csv", "Path,Diagnosis\nRET002OD.jpg,0\n");
                    f.text("PAPILA/split/new_test.csv", "Path,Diagnosis\nRET004OD.jpg,0.0\nRET004OS.jpg,1\n");
                    for (const char* eye : {"RET002OD", "RET004OD", "RET004OS"})
                        f.image(std::string("PAPILA/data/FundusImages/") + eye + ".jpg");
                },
            .sizes = {1, 0, 2},
            .labels = {0, 0, 1},
            .strict = photos({"benign fundus", "glaucoma fundus"})},
        {.name = "FairVLMed diagnosis",
            .importer = "fairvlmed",
            .fill =
                [](const DataFolder& f) {
                    f.text("FairVLMed10k/split/train.csv", "path,glaucoma\nTraining/slo_1.jpg,Yes\n");
                    f.text("FairVLMed10k/split/test.csv", "path,glaucoma\nTest/slo_2.jpg,no\nTest/slo_3.jpg,yes\n");
                    f.image("FairVLMed10k/Training/slo_1.jpg");
                    f.image("FairVLMed10k/Test/slo_2.jpg");
                    f.image("FairVLMed10k/Test/slo_3.jpg");
                },
            .sizes = {1, 0, 2},
            .labels = {1, 0, 1},
            .strict = photos({"a benign scanning laser ophthalmoscope fundus image",
                "a glaucoma scanning laser ophthalmoscope fundus image"}),
            .reference = photos({"a benign scanning laser ophthalmoscope fundus image",
                " a glaucoma scanning laser ophthalmoscope fundus image"})},
        {.name = "class folders",
            .importer = "class_folders",
            .fill =
                [](const DataFolder& f) {
                    for (const char* image : {"Train/sick/1.png", "Train/well/2.png", "valid/sick/3.png",
                             "TEST/sick/4.png", "TEST/well/5.png"})
                        f.image(image);
                },
            .sizes = {2, 1, 2},
            .labels = {0, 1, 0, 0, 1},
            .strict = photos({"sick", "well"})},
        {.name = "class folders without splits",
            .importer = "class_folders",
            .fill =
                [](const DataFolder& f) {
                    for (const char* image : {"sick/1.png", "sick/2.png", "well/3.png"})
                        f.image(image);
                },
            .sizes = {0, 0, 3},
            .labels = {0, 0, 1},
            .strict = photos({"sick", "well"})},
        {.name = "table of labels",
            .importer = "table",
            .fill =
                [](const DataFolder& f) {
                    f.text("list.csv", "image,label,split\na/1.png,well,train\nb/2.png,sick,test\na/3.png,well,test\n");
                    for (const char* image : {"a/1.png", "b/2.png", "a/3.png"}) // its folders are no classes
                        f.image(image);
                },
            .sizes = {1, 0, 2},
            .labels = {1, 0, 1},
            .strict = photos({"sick", "well"})},
        {.name = "table with semicolons",
            .importer = "table",
            .fill =
                [](const DataFolder& f) {
                    f.text("list.csv", "Image;Label\n1.png;1\n2.png;0\n");
                    f.image("1.png");
                    f.image("2.png");
                },
            .sizes = {0, 0, 2},
            .labels = {1, 0},
            .strict = photos({"0", "1"})},
        {.name = "DICOM folder",
            .importer = "dicom_folder",
            .fill =
                [](const DataFolder& f) {
                    const std::filesystem::path data = std::filesystem::path(MEDVLM_SOURCE_DIR) / "tests/data/dicom";
                    f.text("disc/A/1.dcm", vlm::readFile(data / "MR_small.dcm"));
                    f.text("disc/A/IM0002", vlm::readFile(data / "MR_small_RLE.dcm"));
                    f.text("disc/plan.dcm", vlm::readFile(data / "rtplan.dcm"));
                },
            .sizes = {0, 0, 2},
            .strict = {kReport, kReport},
            .answers = {"", ""}},
    };
    return list;
}

}
