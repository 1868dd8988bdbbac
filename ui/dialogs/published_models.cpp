#include "ui/dialogs/published_models.h"

#include <QCoreApplication>
#include <QDir>

namespace sinopia {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(PublishedModels)
};

/// The settings of the authors' sampling scripts, but for the classes.
QString sideCar(const QString& classes, bool edges) {
    return QString("{\"image_size\": 256, \"num_classes\": %1, \"no_instance\": %2,\n"
                   " \"num_channels\": 256, \"num_res_blocks\": 2, \"num_head_channels\": 64,\n"
                   " \"attention_resolutions\": \"32,16,8\", \"resblock_updown\": true,\n"
                   " \"use_scale_shift_norm\": true, \"learn_sigma\": true,\n"
                   " \"diffusion_steps\": 1000, \"noise_schedule\": \"linear\"}")
        .arg(classes, edges ? "false" : "true");
}

QString steps(const QString& own_folder) {
    const QString folder = QDir::toNativeSeparators(own_folder).toHtmlEscaped();
    return "<h3>" + Texts::tr("How to add one") + "</h3><ol>" + "<li>" +
           Texts::tr(
               "Download the checkpoint from the authors' page. Keep its ending (.pt); its name does not "
               "matter.") +
           "</li><li>" +
           Texts::tr(
               "Beside it, put a text file with the same name, but ending in .config.json, with the settings "
               "given above. Without it the program works out all sizes from the weights and takes 64 "
               "channels an attention head, as these checkpoints have.") +
           "</li><li>" +
           Texts::tr("Press “Open a checkpoint…” below and choose the file. Nothing in it is ever run as a "
                     "program: "
                     "only its numbers are read.") +
           "</li><li>" +
           Texts::tr("To have it in this list, with names and colours for its classes and at half the size, "
                     "convert "
                     "it once:") +
           "<pre>sinopia-cli convert --checkpoint ade20k.pt --classes ade20k-150.json --output \"" +
           QDir(folder).filePath("ade20k") + "\"</pre></li></ol>";
}

} // namespace

std::vector<PublishedModel> publishedModels() {
    const QString drive = "https://drive.google.com/file/d/%1/view";
    return {
        {"ADE20K", drive.arg("1O8Avsvfc8rP9LIt5tkJxowMTpi1nYiik"), "ade20k",
         Texts::tr(
             "151 classes (150 and “other”), 256×256 pixels, 661 million parameters: 2.6 GB in 32 bits"),
         sideCar("151", false)},
        {"CelebAMask-HQ", drive.arg("1iwpruJ5HMHdAA1tuNR8dHkcjGtxzSFV_"), "celebamask-hq",
         Texts::tr(
             "19 classes and the edges between them, 256×256 pixels, 653 million parameters: 2.6 GB in 32 "
             "bits"),
         sideCar("19", true)},
        {"COCO-Stuff",
         drive.arg("17XhegAk8V5W3YiFpHMBUn0LED-n7B44Y"),
         "coco-stuff",
         Texts::tr(
             "256×256 pixels; the authors give no script for it. Leave the side file out: the number of "
             "classes is read from the weights"),
         {}},
    };
}

QString publishedModelsPage(const QString& own_folder) {
    const QString home = "https://github.com/WeilunWang/semantic-diffusion-model";
    QString html =
        "<h2>" + Texts::tr("Checkpoints of the original SDM") + "</h2><p>" +
        Texts::tr("“Semantic Image Synthesis via Diffusion Models” (Wang and others, 2022) introduced "
                  "the network that Sinopia paints with. Its authors have published these checkpoints; "
                  "they are theirs, and no licence is stated with them, so ask before you use them for "
                  "more than study. Nothing is downloaded by Sinopia.") +
        "</p><p>" + Texts::tr("Home:") + " <a href=\"" + home + "\">" + home + "</a></p>";
    for (const PublishedModel& model : publishedModels()) {
        html += "<h3>" + model.dataset + "</h3><p>" + model.facts + ".<br>" + "<a href=\"" + model.page +
                "\">" + model.page + "</a></p>";
        if (!model.side_car.isEmpty())
            html += "<p>" + Texts::tr("Side file for %1:").arg(model.stem + ".pt") + " <b>" + model.stem +
                    ".config.json</b></p><pre>" + model.side_car.toHtmlEscaped() + "</pre>";
    }
    html += "<p>" + Texts::tr("For Cityscapes the authors have published pictures, but no checkpoint.") +
            "</p><p>" +
            Texts::tr(
                "These networks need a graphics card, or minutes a picture. They suit the sampler ddpm with "
                "about 50 steps and guidance 1.5.") +
            "</p>";
    return html + steps(own_folder);
}

} // namespace sinopia
