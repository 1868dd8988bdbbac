#include "ui/dialogs/preferences_dialog.h"

#include "ui/style/icons.h"
#include "ui/style/translations.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace sinopia {
namespace {

QSpinBox* number(int least, int most, const QString& suffix, int step = 1) {
    auto* box = new QSpinBox;
    box->setRange(least, most);
    box->setSuffix(suffix);
    box->setSingleStep(step);
    return box;
}

void chooseData(QComboBox* box, const QVariant& data) {
    box->setCurrentIndex(std::max(0, box->findData(data)));
}

} // namespace

PreferencesDialog::PreferencesDialog(const Preferences& preferences, const PreferencesFacts& facts,
                                     QWidget* parent)
    : QDialog(parent), start_(preferences), facts_(facts), pages_(new QTabWidget) {
    setWindowTitle(tr("Preferences"));
    pages_->setDocumentMode(true);
    pages_->addTab(appearancePage(), tr("&Appearance"));
    pages_->addTab(paintingPage(), tr("&Painting"));
    pages_->addTab(filesPage(), tr("&Files"));
    pages_->addTab(generatingPage(), tr("&Generating"));
    buttons_ = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel |
                                    QDialogButtonBox::RestoreDefaults);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(pages_);
    layout->addWidget(buttons_);
    connect(buttons_, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
    QPushButton* defaults = buttons_->button(QDialogButtonBox::RestoreDefaults);
    defaults->setToolTip(tr("Shows the values of a first start; Cancel keeps your own"));
    connect(defaults, &QPushButton::clicked, this, [this] { fill(Preferences()); });
    connect(theme_, &QComboBox::currentIndexChanged, this,
            [this] { Q_EMIT themeChosen(static_cast<Theme>(theme_->currentData().toInt())); });
    fill(preferences);
}

void PreferencesDialog::addRow(QFormLayout* form, const QString& label, QWidget* field,
                               const QString& sentence) {
    auto* text = new QLabel(sentence);
    text->setWordWrap(true);
    text->setForegroundRole(QPalette::PlaceholderText);
    text->setTextFormat(Qt::PlainText);
    auto* cell = new QVBoxLayout;
    cell->setSpacing(2);
    cell->addWidget(field, 0, Qt::AlignLeft);
    cell->addWidget(text);
    form->addRow(label, cell);
    if (auto* buddy = qobject_cast<QLabel*>(form->labelForField(cell)))
        buddy->setBuddy(field);
    if (field->accessibleName().isEmpty() && !label.isEmpty())
        field->setAccessibleName(QString(label).remove('&'));
    field->setAccessibleDescription(sentence);
    field->setToolTip(sentence);
}

QWidget* PreferencesDialog::appearancePage() {
    theme_ = new QComboBox;
    theme_->addItem(tr("As the desktop"), static_cast<int>(Theme::system));
    theme_->addItem(icon(Icon::light), tr("Light"), static_cast<int>(Theme::light));
    theme_->addItem(icon(Icon::dark), tr("Dark"), static_cast<int>(Theme::dark));
    language_ = new QComboBox;
    language_->addItem(tr("As the desktop"), QString());
    for (const Language& language : languages())
        language_->addItem(language.name, language.code);
    auto* shortcuts = new QPushButton(icon(Icon::keyboard), tr("&Keyboard shortcuts…"));
    shortcuts->setAutoDefault(false);
    connect(shortcuts, &QPushButton::clicked, this, &PreferencesDialog::shortcutsRequested);
    auto* page = new QWidget;
    auto* form = new QFormLayout(page);
    addRow(form, tr("&Theme"), theme_, tr("Light or dark windows, or whatever the desktop says."));
    addRow(form, tr("&Language"), language_, tr("Of menus and messages, from the next start on."));
    addRow(form, {}, shortcuts, tr("Every key can be changed; Krita, GIMP and labelme users find theirs."));
    return page;
}

QWidget* PreferencesDialog::paintingPage() {
    remember_ = new QCheckBox(tr("Tools come &back as they were left"));
    brush_ = number(Preferences::least_brush, Preferences::most_brush, tr(" px"));
    pressure_ = new QCheckBox(tr("&Pressure changes the size"));
    stabiliser_ = number(0, 100, tr(" %"), 5);
    history_ = number(Preferences::least_history_mb, Preferences::most_history_mb, tr(" MB"), 16);
    auto* page = new QWidget;
    auto* form = new QFormLayout(page);
    addRow(form, {}, remember_,
           tr("Sizes and options of the last session; otherwise each starts with these:"));
    addRow(form, tr("B&rush size"), brush_, tr("Of the class brush, in pixels of the map."));
    addRow(form, {}, pressure_, tr("With a pen: the harder it is pressed, the wider the stroke."));
    addRow(form, tr("&Stabiliser"), stabiliser_,
           tr("How calmly the stroke follows the pointer: 0 follows it exactly."));
    for (QWidget* field : {static_cast<QWidget*>(brush_), static_cast<QWidget*>(pressure_),
                           static_cast<QWidget*>(stabiliser_)})
        connect(remember_, &QCheckBox::toggled, field, &QWidget::setDisabled);
    addRow(form, tr("Memory for &undo"), history_,
           tr("A thousand strokes take well under 64 MB. When it is full, the oldest steps go first."));
    return page;
}

QWidget* PreferencesDialog::filesPage() {
    largest_ = number(Preferences::least_megapixels, Preferences::most_megapixels, tr(" million pixels"));
    export_format_ = new QComboBox;
    const std::pair<Preferences::ExportFormat, QString> formats[] = {
        {Preferences::ExportFormat::classPng, tr("Class PNG (exact indices)")},
        {Preferences::ExportFormat::colouredPng, tr("Coloured PNG")},
        {Preferences::ExportFormat::labelme, tr("labelme JSON")},
        {Preferences::ExportFormat::coco, tr("COCO JSON")},
        {Preferences::ExportFormat::openRaster, tr("OpenRaster (layers)")},
        {Preferences::ExportFormat::picturePng, tr("Picture as PNG")},
        {Preferences::ExportFormat::pictureJpeg, tr("Picture as JPEG")}};
    for (const auto& [format, name] : formats)
        export_format_->addItem(name, static_cast<int>(format));
    auto* journal = new QLineEdit(facts_.journal_folder);
    journal->setReadOnly(true);
    journal->setMinimumWidth(320);
    journal->setCursorPosition(0);
    auto* page = new QWidget;
    auto* form = new QFormLayout(page);
    addRow(form, tr("Largest &picture"), largest_,
           tr("Anything larger is refused before it is read. The program's own limit is 64."));
    addRow(form, tr("&Export as"), export_format_, tr("What exporting proposes first."));
    addRow(form, tr("&Unsaved work"), journal,
           tr("Is kept here, at most two seconds behind, and offered again after a crash."));
    return page;
}

QWidget* PreferencesDialog::generatingPage() {
    device_ = new QComboBox;
    device_->addItem(tr("Automatic"), QString("auto"));
    for (const std::string& device : facts_.devices) {
        const QString name = QString::fromStdString(device);
        device_->addItem(device == "cpu" ? tr("Processor (CPU)") : tr("Graphics card (%1)").arg(name), name);
    }
    threads_ = number(0, Preferences::most_threads, {});
    threads_->setSpecialValueText(tr("One for each core (%1)").arg(facts_.threads));
    auto* page = new QWidget;
    auto* form = new QFormLayout(page);
    addRow(form, tr("&Device"), device_,
           tr("Where networks run in a new window. Automatic takes a graphics card if there is one."));
    addRow(form, tr("&Threads"), threads_,
           tr("Of the processor. The same seed gives the same bytes only with the same number."));
    return page;
}

void PreferencesDialog::fill(const Preferences& p) {
    chooseData(theme_, static_cast<int>(p.theme));
    chooseData(language_, p.language);
    remember_->setChecked(p.remember_tools);
    brush_->setValue(p.brush_pixels);
    pressure_->setChecked(p.pressure_sizes);
    stabiliser_->setValue(p.stabiliser_percent);
    history_->setValue(p.history_mb);
    largest_->setValue(p.largest_megapixels);
    chooseData(export_format_, static_cast<int>(p.export_format));
    chooseData(device_, p.device);
    threads_->setValue(p.threads);
}

Preferences PreferencesDialog::preferences() const {
    Preferences p = start_;
    p.theme = static_cast<Theme>(theme_->currentData().toInt());
    p.language = language_->currentData().toString();
    p.remember_tools = remember_->isChecked();
    p.brush_pixels = brush_->value();
    p.pressure_sizes = pressure_->isChecked();
    p.stabiliser_percent = stabiliser_->value();
    p.history_mb = history_->value();
    p.largest_megapixels = largest_->value();
    p.export_format = static_cast<Preferences::ExportFormat>(export_format_->currentData().toInt());
    p.device = device_->currentData().toString();
    p.threads = threads_->value();
    return p;
}

void PreferencesDialog::done(int result) {
    if (result != Accepted && preferences().theme != start_.theme)
        Q_EMIT themeChosen(start_.theme);
    QDialog::done(result);
}

} // namespace sinopia
