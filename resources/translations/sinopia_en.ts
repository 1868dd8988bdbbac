<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>sinopia::ShortcutsDialog</name>
    <message numerus="yes">
        <source>Forget %n change(s) of your own?</source>
        <translation>
            <numerusform>Forget the one change of your own?</numerusform>
            <numerusform>Forget the %n changes of your own?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The shortcuts are imported. %n of them belong(s) to actions that this version does not have.</source>
        <translation>
            <numerusform>The shortcuts are imported. One of them belongs to an action that this version does not have.</numerusform>
            <numerusform>The shortcuts are imported. %n of them belong to actions that this version does not have.</numerusform>
        </translation>
    </message>
</context>
</TS>
