using System.Management.Automation;
using PortReservation.Messages;

namespace PortReservation.Commands;

/// <summary>Tells now and then how far a long pipeline has come; of a short one it tells nothing.</summary>
internal sealed class Progress
{
    private const int Step = 2000;

    private readonly Cmdlet command;
    private readonly string activity;
    private readonly Sentences sentences;
    private int done;
    private int shown;

    internal Progress(PSCmdlet command, Sentences sentences)
    {
        this.command = command;
        activity = command.MyInvocation.MyCommand.Name;
        this.sentences = sentences;
    }

    internal void Add(int more)
    {
        done += more;
        if (done - shown >= Step)
        {
            shown = done;
            command.WriteProgress(Record());
        }
    }

    /// <summary>Takes the progress bar away, where there is one.</summary>
    internal void Complete()
    {
        if (shown > 0)
        {
            var record = Record();
            record.RecordType = ProgressRecordType.Completed;
            command.WriteProgress(record);
        }
    }

    private ProgressRecord Record() => new(1, activity, sentences.BlocksDone(done));
}
