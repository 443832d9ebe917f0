using System;
using System.ComponentModel;
using System.Threading.Tasks;

namespace PortReservation.Shim
{
    /// <summary>What Windows says of its codes, and where it keeps its programs.</summary>
    public sealed class SystemInformation
    {
        /// <summary>FormatMessage: the system's text for a code, in the user's language.</summary>
        /// <param name="input">A Win32 or Winsock code as an <see cref="int"/>.</param>
        /// <returns>The text as a string.</returns>
        public Task<object> Message(object input)
        {
            return Answer.From<int>(input, code => new Win32Exception(code).Message);
        }

        /// <summary>GetSystemDirectory: asked of Windows, so the environment cannot redirect it.</summary>
        /// <param name="input">Any <see cref="int"/>; edge-js passes one argument always.</param>
        /// <returns>The path as a string; empty where there is no such folder.</returns>
        public Task<object> SystemDirectory(object input)
        {
            return Answer.From<int>(input, _ => Environment.SystemDirectory);
        }
    }
}
