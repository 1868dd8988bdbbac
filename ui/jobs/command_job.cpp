#include "ui/jobs/command_job.h"

#include "base/error.h"
#include "formats/json_file.h"

#include <QRegularExpression>

#include <utility>

namespace sinopia {
namespace {

constexpr qsizetype most_output = 64 << 20;
constexpr qsizetype most_errors = 256 << 10;
constexpr JsonLimits answer_limits{std::size_t{64} << 20, 4'000'000};

/// {"event": "progress", "step": 3, "steps": 9}
std::optional<std::pair<long long, long long>> progress_of(const QByteArray& line) {
    if (!line.contains("\"progress\""))
        return {};
    const auto json = nlohmann::json::parse(line.begin(), line.end(), nullptr, false);
    if (!json.is_object() || json.value("event", nlohmann::json()) != "progress" || !json.contains("step") ||
        !json.contains("steps") || !json["step"].is_number_integer() || !json["steps"].is_number_integer())
        return {};
    return std::pair(json["step"].get<long long>(), json["steps"].get<long long>());
}

} // namespace

CommandJob::CommandJob(QString program, QObject* parent) : QObject(parent), program_(std::move(program)) {}

CommandJob::~CommandJob() {
    drop();
}

void CommandJob::run(const QStringList& arguments, const QByteArray& input) {
    cancel();
    output_.clear();
    errors_.clear();
    running_ = true;
    process_ = new QProcess(this);
    connect(process_, &QProcess::readyReadStandardOutput, this, &CommandJob::readOutput);
    connect(process_, &QProcess::readyReadStandardError, this, &CommandJob::readErrors);
    connect(process_, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        finish(status == QProcess::NormalExit ? code : -1);
    });
    connect(process_, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart)
            return;
        errors_ =
            tr("%1 could not be started: install the command line beside the editor.").arg(program_).toUtf8();
        finish(-1);
    });
    process_->start(program_, arguments);
    process_->write(input);
    process_->closeWriteChannel();
}

void CommandJob::drop() {
    ++serial_;
    running_ = false;
    if (QProcess* process = std::exchange(process_, nullptr)) {
        process->disconnect(this);
        process->setParent(nullptr);
        // It answers a kill at once, but the window must not wait for it.
        connect(process, &QProcess::finished, process, &QObject::deleteLater);
        if (process->state() == QProcess::NotRunning)
            process->deleteLater();
        else
            process->kill();
    }
}

void CommandJob::cancel() {
    drop();
}

void CommandJob::readOutput() {
    output_ += process_->readAllStandardOutput();
    if (output_.size() > most_output) {
        drop();
        Q_EMIT answered({false, {}, -1, tr("The answer is too long.")});
        return;
    }
    // Progress comes line by line before the answer, of which it is no part.
    for (qsizetype end; (end = output_.indexOf('\n')) >= 0 && output_.startsWith("{\"");) {
        const auto progress = progress_of(output_.first(end));
        if (!progress)
            break;
        output_.remove(0, end + 1);
        Q_EMIT progressed(progress->first, progress->second);
    }
}

void CommandJob::readErrors() {
    errors_ += process_->readAllStandardError();
    if (errors_.size() > most_errors)
        errors_ = errors_.last(most_errors);
}

void CommandJob::finish(int code) {
    if (!process_)
        return;
    readErrors();
    readOutput();
    if (!process_)
        return;
    std::exchange(process_, nullptr)->deleteLater();
    runner_.run([this, code, serial = serial_, output = std::move(output_),
                 errors = std::move(errors_)]() -> JobRunner::Delivery {
        return [this, serial, answer = answer_of(output, errors, code)] {
            if (serial != serial_)
                return;
            running_ = false;
            Q_EMIT answered(answer);
        };
    });
}

CommandJob::Answer answer_of(const QByteArray& output, const QByteArray& errors, int code) {
    CommandJob::Answer answer;
    answer.code = code;
    static const QRegularExpression decoration(
        "^(sinopia-cli( \\w+)?: |\\d\\d:\\d\\d:\\d\\d (info|warning|error|critical) )");
    for (const QByteArray& line : errors.split('\n'))
        if (!line.trimmed().isEmpty())
            answer.complaint = QString::fromUtf8(line.trimmed()).remove(decoration).left(2000);
    const qsizetype begin = output.startsWith('{') ? 0 : std::max<qsizetype>(0, output.indexOf("\n{") + 1);
    try {
        const std::string_view text(output.constData() + begin, std::size_t(output.size() - begin));
        answer.json = parse_json(text, "sinopia-cli", answer_limits);
        answer.usable = answer.json.is_object();
    } catch (const Error& error) {
        if (answer.complaint.isEmpty())
            answer.complaint = QString::fromUtf8(error.what());
    }
    return answer;
}

} // namespace sinopia
