#pragma once

#include "ui/jobs/job_runner.h"

#include <QObject>
#include <QProcess>
#include <QStringList>

#include <nlohmann/json.hpp>

namespace sinopia {

/// Runs one verb of the command line (sinopia-cli) that answers with JSON on stdout, and reports on the
/// window's thread: nothing waits for it. At most one runs at a time; a new one ends the old. It dies with
/// this object.
class CommandJob : public QObject {
    Q_OBJECT

  public:
    explicit CommandJob(QString program, QObject* parent = nullptr);
    ~CommandJob() override;

    /// What came of it.
    struct Answer {
        bool usable = false; ///< `json` is an object
        nlohmann::json json; ///< the last object on stdout
        int code = 0;        ///< exit code; -1: it crashed or could not be started
        QString complaint;   ///< the last sentence on stderr
    };

    /// `input` is what it reads on stdin.
    void run(const QStringList& arguments, const QByteArray& input = {});
    /// Ends what runs; neither answered nor anything else is emitted for it.
    void cancel();
    bool isRunning() const { return running_; }

  Q_SIGNALS:
    void progressed(long long done, long long total);
    void answered(const sinopia::CommandJob::Answer& answer);

  private:
    void readErrors();
    void readOutput();
    void finish(int code);
    void drop();

    QString program_;
    QProcess* process_ = nullptr;
    bool running_ = false;
    int serial_ = 0; ///< of the run whose answer counts
    QByteArray output_;
    QByteArray errors_;
    JobRunner runner_; ///< last: it ends before what its jobs use
};

/// The answer in what a command wrote: the last JSON object that begins a line of `output`, and the last line
/// of `errors` without the program's name and the log's times. For a worker: a report may be long.
CommandJob::Answer answer_of(const QByteArray& output, const QByteArray& errors, int code);

} // namespace sinopia
