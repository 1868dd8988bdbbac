#include "ui/panels/option_fields.h"

#include "jobs/generation.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QSpinBox>

#include <algorithm>
#include <cmath>

namespace sinopia {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(OptionFields)
};

} // namespace

QComboBox* samplerField() {
    auto* box = new QComboBox;
    box->addItem(Texts::tr("DDPM"), static_cast<int>(Sampler::ddpm));
    box->addItem(Texts::tr("DDIM"), static_cast<int>(Sampler::ddim));
    box->addItem(Texts::tr("DPM-Solver++ 2M"), static_cast<int>(Sampler::dpmpp_2m));
    box->addItem(Texts::tr("DPM-Solver++ 2M SDE"), static_cast<int>(Sampler::dpmpp_2m_sde));
    box->addItem(Texts::tr("UniPC"), static_cast<int>(Sampler::unipc));
    box->setToolTip(Texts::tr("DDPM is the safe choice for published SDM weights, over about 50 steps.\n"
                              "The others do with fewer steps where the model suits them."));
    return box;
}

QSpinBox* stepsField() {
    auto* box = new QSpinBox;
    box->setRange(1, 1000);
    box->setToolTip(Texts::tr("Denoising steps. More take longer; each one shows on the canvas."));
    return box;
}

QDoubleSpinBox* guidanceField() {
    auto* box = new QDoubleSpinBox;
    box->setRange(0, 20);
    box->setSingleStep(0.1);
    box->setDecimals(2);
    box->setToolTip(Texts::tr("How strongly the picture follows the map: noise = null + s × (map − null).\n"
                              "Off at 1 and below, which is twice as fast. The paper's scale is s − 1:\n"
                              "its 0.5 is 1.5 here."));
    return box;
}

QComboBox* deviceField(const std::vector<std::string>& devices) {
    auto* box = new QComboBox;
    box->addItem(Texts::tr("Automatic"), "auto");
    for (const std::string& device : devices) {
        const QString name = QString::fromStdString(device);
        box->addItem(
            device == "cpu" ? Texts::tr("Processor (CPU)") : Texts::tr("Graphics card (%1)").arg(name), name);
    }
    box->setAccessibleName(Texts::tr("Device"));
    box->setToolTip(Texts::tr("Where the network runs. Automatic takes a graphics card if there is one."));
    return box;
}

QComboBox* precisionField() {
    auto* box = new QComboBox;
    box->addItem(Texts::tr("Automatic"), static_cast<int>(Precision::automatic));
    box->addItem(Texts::tr("32 bit (fp32)"), static_cast<int>(Precision::fp32));
    box->addItem(Texts::tr("16 bit (bf16)"), static_cast<int>(Precision::bf16));
    box->addItem(Texts::tr("16 bit (fp16, graphics cards)"), static_cast<int>(Precision::fp16));
    box->setAccessibleName(Texts::tr("Precision"));
    box->setToolTip(Texts::tr(
        "Precision of the arithmetic. Automatic takes 16 bit where the machine multiplies it natively."));
    return box;
}

QString timeLeft(double seconds) {
    const auto whole = static_cast<long long>(std::ceil(std::clamp(seconds, 0.0, 1e9)));
    if (whole < 60)
        return Texts::tr("%1 s").arg(whole);
    if (whole < 3600)
        return Texts::tr("%1 min %2 s").arg(whole / 60).arg(whole % 60);
    return Texts::tr("%1 h %2 min").arg(whole / 3600).arg(whole % 3600 / 60);
}

} // namespace sinopia
