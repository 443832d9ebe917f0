using System;
using System.IO;
using System.Text;
using System.Threading.Tasks;

namespace PortReservation.Client;

/// <summary>Reads what a process says beside its answers, without end, and keeps the beginning.</summary>
internal sealed class StandardError
{
    private const int Most = 400;

    private readonly byte[] beginning = new byte[Most];
    private readonly Task drained;
    private int kept;

    internal StandardError(Stream stream) => drained = Drain(stream);

    /// <summary>What an ended process had to say first, in one line.</summary>
    internal string Beginning()
    {
        drained.Wait(1000);
        var text = Encoding.UTF8.GetString(beginning, 0, kept);
        return string.Join(" ", text.Split(new[] { '\r', '\n', '\t', ' ' }, StringSplitOptions.RemoveEmptyEntries));
    }

    private async Task Drain(Stream stream)
    {
        var buffer = new byte[4096];
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer, 0, buffer.Length).ConfigureAwait(false)) > 0)
            {
                var more = Math.Min(read, Most - kept);
                Array.Copy(buffer, 0, beginning, kept, more);
                kept += more;
            }
        }
        catch (IOException)
        {
            // A process that is killed may break its pipe.
        }
    }
}
