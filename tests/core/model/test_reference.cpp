#include "checkpoint/checkpoint.h"
#include "formats/json_file.h"
#include "support/reference_file.h"

#include <QtTest>

using namespace sinopia;
using namespace sinopia::test;

/// The network against tensors computed by the original code.
class TestReference : public QObject {
    Q_OBJECT

    static void each_model() {
        QTest::addColumn<QString>("stem");
        for (const auto& item : std::filesystem::directory_iterator(reference_folder()))
            if (item.path().extension() == ".pt")
                QTest::newRow(item.path().stem().c_str()) << QString::fromStdString(item.path().stem());
    }
    static std::filesystem::path file(const char* end) {
        QFETCH(QString, stem);
        return reference_folder() / (stem.toStdString() + end);
    }
    static at::Tensor run(SdmUNet& network, const ReferenceFile& io, const at::Tensor& timesteps,
                          const char* labels) {
        const at::NoGradGuard no_grad;
        return network->forward(io.at("x_t"), timesteps, io.at(labels));
    }

  private Q_SLOTS:
    void names_and_order_are_the_originals_data() { each_model(); }
    void names_and_order_are_the_originals() {
        const auto sidecar = read_json_file(file(".config.json"));
        const SdmUNet network(network_config_from_json(sidecar));
        const auto order = read_json_file(file(".params.json")).at("param_order");
        const auto& shapes = sidecar.at("_derived").at("state_dict_shapes");
        const auto parameters = network->named_parameters();
        QCOMPARE(parameters.size(), order.size());
        for (std::size_t i = 0; i < order.size(); ++i) {
            const std::string name = order[i];
            QCOMPARE(QString::fromStdString(parameters[i].key()), QString::fromStdString(name));
            QCOMPARE(parameters[i].value().sizes().vec(), shapes.at(name).get<std::vector<std::int64_t>>());
        }
        QCOMPARE(network->named_buffers().size(), std::size_t{0});
    }

    void output_is_the_originals_data() { each_model(); }
    void output_is_the_originals() {
        LoadedModel model = load_model(file(".pt"));
        SdmUNet& network = model.stages.front().network;
        const ReferenceFile io(file(".io.safetensors"));
        const at::Tensor t = io.at("timesteps");
        const at::Tensor fractional = t.to(at::kFloat) * 0.37 + 0.25;
        const double errors[] = {max_error(run(network, io, t, "y"), io.at("out_cond")),
                                 max_error(run(network, io, t, "y_null"), io.at("out_null")),
                                 max_error(run(network, io, fractional, "y"), io.at("out_cond_t_float"))};
        for (const double error : errors) {
            qInfo("output error %.2e", error);
            QVERIFY(error <= 2e-5);
        }
    }

    void inner_results_are_the_originals_data() { each_model(); }
    void inner_results_are_the_originals() {
        LoadedModel model = load_model(file(".pt"));
        SdmUNet& network = model.stages.front().network;
        const ReferenceFile io(file(".io.safetensors"));
        std::map<std::string, at::Tensor> told;
        network->set_probe([&](const std::string& name, const at::Tensor& value) {
            told.emplace("probe." + name, value.narrow(0, 0, 1));
        });
        run(network, io, io.at("timesteps"), "y");
        int compared = 0;
        double worst = 0;
        for (const TensorView& view : io.list()) {
            if (!view.name.starts_with("probe."))
                continue;
            QVERIFY2(told.contains(view.name), view.name.c_str());
            const double error = max_error(told.at(view.name), io.at(view.name));
            worst = std::max(worst, error);
            QVERIFY2(error <= 2e-5, (view.name + " " + std::to_string(error)).c_str());
            ++compared;
        }
        qInfo("%d inner results, worst error %.2e", compared, worst);
        QVERIFY(compared >= 20);
    }

    void half_precision_torso_is_the_originals_data() { each_model(); }
    void half_precision_torso_is_the_originals() {
        LoadedModel model = load_model(file(".pt"));
        SdmUNet& network = model.stages.front().network;
        const ReferenceFile io(file(".io.safetensors"));
        network->convert_torso_to_half();
        const at::Tensor out = run(network, io, io.at("timesteps"), "y");
        const double error = max_error(out, io.at("out_cond_fp16torso"));
        qInfo("half torso error %.2e, against float32 %.2e", error, max_error(out, io.at("out_cond")));
        QCOMPARE(out.scalar_type(), at::kFloat);
        QVERIFY(error <= 2e-2);
        QVERIFY(max_error(out, io.at("out_cond")) > 1e-5); // something did run in half
        const auto parameters = network->named_parameters();
        QCOMPARE(parameters["middle_block.1.qkv.bias"].scalar_type(), at::kHalf);
        QCOMPARE(parameters["middle_block.1.norm.weight"].scalar_type(), at::kFloat);
        QCOMPARE(parameters["middle_block.0.emb_layers.1.bias"].scalar_type(), at::kFloat);
        QCOMPARE(parameters["out.2.weight"].scalar_type(), at::kFloat);
    }
};

QTEST_GUILESS_MAIN(TestReference)
#include "test_reference.moc"
